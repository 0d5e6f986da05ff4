package tickets.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as somebody gave it, before anything is known of its type.
 *
 * @param key the key it was given for, known or not
 * @param content text, a list or a map; null when it was given as unset
 * @param origin where it was given
 */
record GivenValue(String key, @Nullable Object content, Origin origin) {

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(passw|pasw|pwd|secret|access_?key|token|credential).*");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("//.*@");
    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("(?i)([?&][^=&\\s]*(?:passw|pasw|pwd|secret|token)[^=&\\s]*=)[^&\\s]*");
    private static final int LONGEST_SHOWN = 120;

    /** Key, value and origin as a problem tells them, with secrets masked: {@code seed = 'x' (command line)}. */
    String told() {
        return presentable(key) + " = " + quoted() + " (" + origin + ")";
    }

    /** The same value, with the environment variables that go into it named in its origin. */
    GivenValue withVariables(List<String> variables) {
        if (variables.isEmpty()) {
            return this;
        }
        String from = origin.text() + ", environment " + String.join(" ", variables);
        return new GivenValue(key, content, new Origin(origin.layer(), from));
    }

    /** Whether a name, known or not, is one that a secret is given for. */
    static boolean isSecretName(String name) {
        Optional<SettingKey<?>> known = KnownSettings.find(name);
        return known.map(key -> key.type().isSecret())
                .orElseGet(() -> SECRET_NAME.matcher(name).matches() || nearestIsSecret(name));
    }

    /** The text in bounded length, without the user part and the secrets of an address. */
    static String presentable(String text) {
        String withoutUser = USER_IN_ADDRESS.matcher(text).replaceAll("//" + Secret.MASK + "@");
        String visible = SECRET_IN_ADDRESS.matcher(withoutUser).replaceAll("$1" + Secret.MASK);
        return visible.length() <= LONGEST_SHOWN ? visible : visible.substring(0, LONGEST_SHOWN) + "...";
    }

    private String quoted() {
        if (content == null) {
            return "nothing";
        }
        if (content instanceof List) {
            return "a list";
        }
        if (content instanceof Map) {
            return "a mapping";
        }
        return "'" + (isSecretName(key) ? Secret.MASK : presentable(content.toString())) + "'";
    }

    private static boolean nearestIsSecret(String name) {
        return NearestName.among(KnownSettings.names(), name)
                .flatMap(KnownSettings::find)
                .map(key -> key.type().isSecret())
                .orElse(false);
    }
}
