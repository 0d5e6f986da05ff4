package tickets.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A count of things to show: none or less than none is a slip of the pen. */
final class PositiveCount {

    private PositiveCount() {}

    static int of(int count, String option, CommandSpec command) {
        if (count < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '" + option + "': " + count + " is not 1 or more.");
        }
        return count;
    }
}
