package tickets.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        EngineStart.aheadOf(arguments);
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs one command in this process and gives its exit code; for a program that brings another engine along. */
    public static int run(String... arguments) {
        return run(Console.ofProcess(), arguments);
    }

    static int run(Console console, String... arguments) {
        return commandLine(console, arguments).execute(arguments);
    }

    /** The commands that {@code arguments} may be for; without any, all of them. */
    static CommandLine commandLine(Console console, String... arguments) {
        OptionValues.leaveOutDates();
        CommandLine line = new CommandLine(new TicketsCommand(), new CommandFactory(console));
        Commands.addTo(line, arguments);
        line.setOut(console.outWriter());
        line.setErr(console.errWriter());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.isColored() ? Ansi.ON : Ansi.OFF));
        OptionValues.register(line);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(new WrongUsage(console));
        spaceOut(line);
        line.setExecutionExceptionHandler(new FailedCommand(console));
        return line;
    }

    /** Sets what a command does apart from how it is called. */
    private static void spaceOut(CommandLine line) {
        line.getCommandSpec().usageMessage().synopsisHeading("%nUsage: ");
        for (CommandLine nested : line.getSubcommands().values()) {
            spaceOut(nested);
        }
    }
}
