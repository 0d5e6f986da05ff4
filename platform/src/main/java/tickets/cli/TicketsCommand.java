package tickets.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root: everything is done by one of its {@link Commands}. */
@Command(
        name = "tickets",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Turns raw support tickets into trustworthy tables and a low-latency online store.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tickets ingest                            the bundled sample into ./lake",
            "  tickets ingest data=local data.root=DIR   your own files",
            "  tickets ingest data=minio redis_host=H    S3 and Redis",
            "  tickets online recent -n 3                the newest tickets",
            "",
            "`tickets COMMAND --help` tells more about a command.",
            "`source <(tickets completion)` completes words with Tab.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 data refused."
        })
final class TicketsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.WRONG_USAGE;
    }
}
