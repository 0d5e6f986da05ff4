package tickets.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tickets.ingest.IngestPlan;
import tickets.ingest.PlanIngest;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.lake.ObjectStore;

/** What an ingest would do. */
@Command(
        name = "plan",
        sortOptions = false,
        header = "Tell what an ingest would read, judge, recompute, publish and evict; change nothing.",
        description = {
            "",
            "Judges the raw files that are new and makes the tables in a temporary folder, so that the numbers are"
                    + " those that `tickets ingest` with the same settings then has. Takes about as long.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tickets plan",
            "  tickets plan data=local data.root=/srv/tickets data.raw_file='raw/2024-*.json.gz'",
            "  tickets plan --full --output json"
        })
final class PlanCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--full", description = "Plan an ingest that judges every raw file anew.")
    private boolean full;

    @Option(names = "--allow-empty", description = "Plan an ingest that may publish empty tables.")
    private boolean allowEmpty;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Wiring wiring = new Wiring(options.load());
        wiring.requireEmbeddedEngine(
                "plan an ingest", "Ingest all the same: a raw file that is known is not judged again there either.");
        IngestPlan plan = plan(wiring);
        switch (output.format()) {
            case JSON -> console.out().println(PlanReport.json(plan).toPrettyString());
            case TEXT -> PlanReport.text(plan, console.out());
        }
        return plan.refusal() == null ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private IngestPlan plan(Wiring wiring) {
        try (ObjectStore store = wiring.objectStore();
                ReadingEngine engine = ReadingEngine.start(wiring);
                ProgressDisplay progress = ProgressDisplay.on(console)) {
            InterruptedPublication.settle("plan", wiring, store, console);
            return new PlanIngest(wiring.ingestSettings(), store, wiring.contract(), progress)
                    .plan(
                            full ? WhichFiles.ALL : WhichFiles.UNKNOWN,
                            allowEmpty ? WhenEmpty.PUBLISH_EMPTY_TABLES : WhenEmpty.KEEP_TABLES,
                            engine.engine(),
                            engine.workFolder());
        }
    }
}
