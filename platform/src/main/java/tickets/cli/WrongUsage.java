package tickets.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tickets.config.NearestName;

/** Tells what is wrong with a command line in two lines, the nearest known word among them, not in a page of help. */
record WrongUsage(Console console) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        console.err().println(sentence(wrong, command, name));
        if (wrong instanceof MissingParameterException) {
            console.err().print("  " + command.getHelp().synopsis("  ".length()));
        }
        console.err().println("  `" + name + " --help` tells more.");
        return ExitCode.WRONG_USAGE;
    }

    private static String sentence(ParameterException wrong, CommandLine command, String name) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command, name);
        }
        if (wrong instanceof MissingParameterException missing) {
            return "Missing for `" + name + "`: "
                    + missing.getMissing().stream().map(WrongUsage::spelt).collect(Collectors.joining(", ")) + ".";
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String unmatched(String argument, CommandLine command, String name) {
        if (argument.startsWith("-")) {
            // What stands behind the name may be a secret.
            String option = argument.replaceFirst("=.*", "");
            return "Unknown option '" + option + "' of `" + name + "`."
                    + (option.startsWith("--") ? nearestOption(option, command) : "");
        }
        List<String> commands = commandsOf(command);
        if (commands.isEmpty()) {
            return "Unexpected argument '" + argument + "' of `" + name + "`.";
        }
        return unknownCommand(argument, command);
    }

    private static String nearestOption(String option, CommandLine command) {
        return NearestName.suggestion(command.getCommandSpec().optionsMap().keySet(), option);
    }

    /** As a person reads it when there is no such command below {@code command}. */
    static String unknownCommand(String argument, CommandLine command) {
        List<String> commands = commandsOf(command);
        String nearest = NearestName.suggestion(commands, argument);
        return "Unknown command '" + argument + "' of `"
                + command.getCommandSpec().qualifiedName() + "`."
                + (nearest.isEmpty() ? " There are: " + String.join(", ", commands) + "." : nearest);
    }

    private static List<String> commandsOf(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getSubcommands().forEach((name, child) -> {
            if (!child.getCommandSpec().usageMessage().hidden()) {
                names.add(name);
            }
        });
        return names;
    }

    private static String spelt(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Ansi.OFF.string(option.longestName() + "=" + option.paramLabel())
                : argument.paramLabel();
    }
}
