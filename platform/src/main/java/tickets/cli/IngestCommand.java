package tickets.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tickets.ingest.IngestReport;
import tickets.ingest.OtherEngine;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;

/** Raw tickets to tables and online store. */
@Command(
        name = "ingest",
        sortOptions = false,
        header = "Judge raw tickets and publish the tables made from them.",
        description = {
            "",
            "Reads every raw record, judges it by the contract, and writes bronze, quarantine, offline and online"
                    + " tables; the newest tickets go to the online store. A run is published whole or not at all.",
            "A raw file that was judged before under the same contract is not read again; `tickets plan` tells what"
                    + " would be done.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tickets ingest",
            "  tickets ingest --full",
            "  tickets ingest data=local data.root=/srv/tickets",
            "  tickets ingest data=local data.raw_file='raw/2024-*.json.gz'",
            "  tickets ingest data=minio redis_host=127.0.0.1",
            "  tickets ingest data=aws data.bucket=tickets-dev --output json"
        })
final class IngestCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--allow-empty",
            description = "Publish empty tables when the input holds no good record (otherwise the tables stay).")
    private boolean allowEmpty;

    @Option(
            names = "--full",
            description = "Judge every raw file anew, also those that were judged before; files that are gone are left"
                    + " out.")
    private boolean full;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunReport report = new RunReport("ingest", output.format(), console);
        return report.codeOf(() -> {
            Wiring wiring = new Wiring(options.load());
            return switch (wiring.settings().engine().kind()) {
                case DUCKDB -> report.tell(ingest(wiring));
                case SPARK ->
                    SparkProcess.engineHere()
                            .map(engine -> report.tell(ingest(wiring, engine)))
                            .orElseGet(() -> new SparkProcess(wiring.settings().spark(), console)
                                    .run(spec.root()
                                            .commandLine()
                                            .getParseResult()
                                            .originalArgs()));
            };
        });
    }

    private IngestReport ingest(Wiring wiring, OtherEngine engine) {
        return wiring.whileWriting(console, ingest -> {
            try (ProgressDisplay progress = ProgressDisplay.on(console)) {
                return engine.ingest(
                        ingest.watchedBy(progress),
                        wiring.settings(),
                        wiring.maskedSettings(),
                        whenEmpty(),
                        whichFiles());
            }
        });
    }

    private WhenEmpty whenEmpty() {
        return allowEmpty ? WhenEmpty.PUBLISH_EMPTY_TABLES : WhenEmpty.KEEP_TABLES;
    }

    private WhichFiles whichFiles() {
        return full ? WhichFiles.ALL : WhichFiles.UNKNOWN;
    }

    private IngestReport ingest(Wiring wiring) {
        return wiring.whileWriting(console, ingest -> {
            try (ProgressDisplay progress = ProgressDisplay.on(console)) {
                return ingest.watchedBy(progress)
                        .tickets(progress)
                        .ingest(wiring.maskedSettings(), whenEmpty(), whichFiles());
            }
        });
    }
}
