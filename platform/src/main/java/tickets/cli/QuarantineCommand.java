package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tickets.ingest.IngestReport;
import tickets.ingest.QuarantineReason;
import tickets.ingest.QuarantineSummary;
import tickets.ingest.SummariseQuarantine;
import tickets.lake.ObjectStore;

/** What was refused, and why. */
@Command(
        name = "quarantine",
        sortOptions = false,
        header = "List why records were refused, with counts and examples; `quarantine replay` tries them again.",
        description = "",
        commandListHeading = "%nCommands:%n",
        subcommands = QuarantineCommand.Replay.class)
final class QuarantineCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "The quarantine of a refused run (default: the one in force).")
    private @Nullable String runId;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    QuarantineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Wiring wiring = new Wiring(options.load());
        try (ObjectStore store = wiring.objectStore();
                ReadingEngine engine = ReadingEngine.start(wiring)) {
            InterruptedPublication.settle("quarantine", wiring, store, console);
            QuarantineSummary summary = new SummariseQuarantine(store).of(runId, engine.session(), engine.workFolder());
            switch (output.format()) {
                case JSON -> console.out().println(json(summary).toPrettyString());
                case TEXT -> text(summary);
            }
        }
        return ExitCode.DONE;
    }

    private void text(QuarantineSummary summary) {
        console.out()
                .printf(
                        "%d entries in the quarantine of run %s%s%n  %s%n",
                        summary.entries(), summary.runId(), summary.isRefused() ? " (refused)" : "", summary.address());
        for (QuarantineReason reason : summary.reasons()) {
            console.out().printf("%n%-30s %d records%n", reason.code(), reason.records());
            for (QuarantineReason.Example example : reason.examples()) {
                console.out().println("  " + sentence(example));
            }
        }
    }

    private static String sentence(QuarantineReason.Example example) {
        String subject = example.field().isEmpty() ? "the record" : example.field();
        String seen = example.seen().isEmpty() ? "" : " is " + example.seen();
        String ticket = example.ticketId() == null ? "" : " (" + example.ticketId() + ")";
        return subject + seen + "; expected " + example.expected() + "  [" + example.source() + " line "
                + example.line() + ", byte " + example.byteOffset() + "]" + ticket;
    }

    private static ObjectNode json(QuarantineSummary summary) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("run_id", summary.runId());
        document.put("refused", summary.isRefused());
        document.put("entries", summary.entries());
        document.put("file", summary.address());
        var reasons = document.putArray("reasons");
        for (QuarantineReason reason : summary.reasons()) {
            ObjectNode entry = reasons.addObject().put("code", reason.code()).put("records", reason.records());
            var examples = entry.putArray("examples");
            for (QuarantineReason.Example example : reason.examples()) {
                examples.addObject()
                        .put("field", example.field())
                        .put("seen", example.seen())
                        .put("expected", example.expected())
                        .put("ticket_id", example.ticketId())
                        .put("source", example.source())
                        .put("line", example.line())
                        .put("byte_offset", example.byteOffset());
            }
        }
        return document;
    }

    /** Judges the quarantine again. */
    @Command(
            name = "replay",
            sortOptions = false,
            header = "Judge the quarantine again and publish what passes now.",
            description = {
                "",
                "For use after a change of the contract (conf/contract): what passes now goes the normal way into the"
                        + " tables, what does not stays in quarantine.",
                ""
            })
    static final class Replay implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Mixin
        private final OutputOption output = new OutputOption();

        @Mixin
        final HelpOption help = new HelpOption();

        Replay(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return new RunReport("quarantine replay", output.format(), console).of(this::replay);
        }

        private IngestReport replay() {
            Wiring wiring = new Wiring(options.load());
            wiring.requireEmbeddedEngine(
                    "judge the quarantine again",
                    "Ingest: after a change of the contract all raw files that are there are judged anew.");
            return wiring.whileWriting(console, ingest -> {
                try (ProgressDisplay progress = ProgressDisplay.on(console)) {
                    return ingest.watchedBy(progress).replay().replay(wiring.maskedSettings());
                }
            });
        }
    }
}
