package tickets.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells why a command failed and with which exit code the program ends. */
record FailedCommand(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Failures.tell(failure, console.err());
        return ExitCode.of(failure);
    }
}
