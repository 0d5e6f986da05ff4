package tickets.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:default}} by what the environment says, {@code ${tickets.home}} by the
 * installation, and <code>$${</code> by <code>${</code>. A variable that is set but empty counts as unset.
 */
final class Placeholders {

    private static final String HOME = "tickets.home";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*|tickets\\.home)(?::([^}]*))?}|\\$\\{");

    private final Path home;
    private final Map<String, String> environment;

    Placeholders(Path home, Map<String, String> environment) {
        this.home = home.toAbsolutePath();
        this.environment = Map.copyOf(environment);
    }

    /**
     * A text with its placeholders replaced.
     *
     * @param text the text
     * @param variables the environment variables that went into it
     */
    record Expansion(String text, List<String> variables) {}

    /** The text with all placeholders replaced; empty, and a problem each, when one of them cannot be. */
    Optional<Expansion> expand(String text, GivenValue given, Problems problems) {
        if (!text.contains("${")) {
            return Optional.of(new Expansion(text, List.of()));
        }
        List<String> used = new ArrayList<>();
        boolean isComplete = true;
        StringBuilder expanded = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String replacement = replacement(placeholder, used);
            if (replacement == null) {
                problems.add(fault(placeholder, given));
                isComplete = false;
            }
            placeholder.appendReplacement(expanded, Matcher.quoteReplacement(replacement == null ? "" : replacement));
        }
        placeholder.appendTail(expanded);
        return isComplete ? Optional.of(new Expansion(expanded.toString(), used)) : Optional.empty();
    }

    private @Nullable String replacement(Matcher placeholder, List<String> used) {
        String name = placeholder.group(1);
        if (name == null) {
            return placeholder.group().equals("$${") ? "${" : null;
        }
        if (name.equals(HOME)) {
            return home.toString();
        }
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            return placeholder.group(2);
        }
        used.add(name);
        return value;
    }

    private static String fault(Matcher placeholder, GivenValue given) {
        String place = "Invalid " + given.key() + " (" + given.origin() + "): ";
        String name = placeholder.group(1);
        return name == null
                ? place + "a placeholder is written ${NAME} or ${NAME:default}, and '${' itself '$${'."
                : place + "environment variable " + name + " is not set; set it or write a default: ${" + name
                        + ":default}.";
    }
}
