package tickets.config;

import java.util.List;

/** The last layer: arguments {@code key=value}. The text behind the first {@code =} is taken as it is. */
final class CommandLineArguments {

    private CommandLineArguments() {}

    static GivenSettings read(List<String> arguments, Problems problems) {
        GivenSettings given = new GivenSettings();
        GivenText texts = new GivenText(given, problems);
        boolean valueMayFollow = false;
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals <= 0) {
                refuse(argument, valueMayFollow, problems);
                valueMayFollow = GivenValue.isSecretName(argument);
                continue;
            }
            String key = argument.substring(0, equals);
            String text = argument.substring(equals + 1);
            if (!texts.take(key, text, Origin.COMMAND_LINE)) {
                problems.unknownKey(
                        new GivenValue(key, text, Origin.COMMAND_LINE),
                        NearestName.suggestion(KnownSettings.names(), key));
            }
            valueMayFollow = false;
        }
        return given;
    }

    private static void refuse(String argument, boolean mayBeSecret, Problems problems) {
        boolean isKey = KnownSettings.names().contains(argument);
        boolean isHidden = mayBeSecret || (!isKey && GivenValue.isSecretName(argument));
        String shown = isHidden ? Secret.MASK : GivenValue.presentable(argument);
        String suggestion = isKey || isHidden ? "" : NearestName.suggestion(KnownSettings.names(), argument);
        problems.add("Invalid argument '" + shown + "' (command line): expected key=value." + suggestion);
    }
}
