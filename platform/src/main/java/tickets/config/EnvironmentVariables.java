package tickets.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The layer before the last: variables {@code TICKETS_...}. */
final class EnvironmentVariables {

    /** Names the user's own conf folder. */
    static final String OWN_CONF = "TICKETS_CONF";

    private static final String PREFIX = "TICKETS_";
    private static final Set<String> OF_THE_LAUNCHER = Set.of(OWN_CONF, "TICKETS_HOME", "TICKETS_JAVA_OPTS");

    /** Kubernetes sets these in every container beside a service called 'tickets'; nobody meant them as settings. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "TICKETS_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentVariables() {}

    static GivenSettings read(Map<String, String> environment, Problems problems) {
        Map<String, String> keysByVariable =
                KnownSettings.names().stream().collect(Collectors.toMap(SettingKey::environmentName, key -> key));
        GivenSettings given = new GivenSettings();
        GivenText texts = new GivenText(given, problems);
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!isSetting(name, variable.getValue())) {
                continue;
            }
            String key = Optional.ofNullable(keysByVariable.get(name))
                    .or(() -> openKey(name))
                    .orElse(name);
            Origin origin = new Origin(Origin.Layer.ENVIRONMENT, "environment " + name);
            if (!texts.take(key, variable.getValue(), origin)) {
                refuse(name, variable.getValue(), List.copyOf(keysByVariable.keySet()), problems);
            }
        }
        return given;
    }

    private static boolean isSetting(String name, String value) {
        boolean isServiceLink = SERVICE_LINK.matcher(name).matches()
                || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
        return name.startsWith(PREFIX)
                && !OF_THE_LAUNCHER.contains(name)
                && !name.startsWith(PREFIX + "TEST_")
                && !isServiceLink;
    }

    private static Optional<String> openKey(String name) {
        return KnownSettings.groups().stream()
                .filter(SettingGroup::isOpen)
                .filter(group -> name.startsWith(SettingKey.environmentName(group.name()) + "_"))
                .map(group -> group.name()
                        + "."
                        + name.substring(
                                        SettingKey.environmentName(group.name()).length() + 1)
                                .toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static void refuse(String name, String value, List<String> known, Problems problems) {
        Origin origin = new Origin(Origin.Layer.ENVIRONMENT, "environment");
        problems.unknownKey(new GivenValue(name, value, origin), NearestName.suggestion(known, name));
    }
}
