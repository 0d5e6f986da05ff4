package tickets.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tickets.lake.ObjectStore;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunError;
import tickets.runs.RunHistory;
import tickets.runs.RunStatus;
import tickets.runs.StepRecord;

/** Run history. */
@Command(
        name = "runs",
        sortOptions = false,
        header = "List the runs of a lake, newest first; `runs show ID` tells all of one.",
        description = "",
        commandListHeading = "%nCommands:%n",
        subcommands = RunsCommand.Show.class)
final class RunsCommand implements Callable<Integer> {

    private static final Set<RunStatus> MAY_LEAVE_SOMETHING = EnumSet.of(RunStatus.KILLED, RunStatus.FAILED);

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many runs (default: 20).")
    private int limit;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    RunsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int shown = PositiveCount.of(limit, "--limit", spec);
        Wiring wiring = new Wiring(options.load());
        try (RunHistory history = wiring.historyForReading()) {
            List<Run> runs = wiring.runs(history).list(shown);
            settle(runs, wiring);
            switch (output.format()) {
                case JSON -> console.out().println(json(runs).toPrettyString());
                case TEXT -> text(runs, history.address());
            }
        }
        return ExitCode.DONE;
    }

    /** Only a run that ended badly can have left something, and the tables may be on a server far away. */
    private void settle(List<Run> newestFirst, Wiring wiring) {
        boolean mayBeNeeded = !newestFirst.isEmpty()
                && MAY_LEAVE_SOMETHING.contains(newestFirst.get(0).status());
        if (mayBeNeeded) {
            try (ObjectStore store = wiring.objectStore()) {
                InterruptedPublication.settle("runs", wiring, store, console);
            }
        }
    }

    private static ArrayNode json(List<Run> runs) {
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        runs.forEach(run -> documents.add(RunJson.of(run)));
        return documents;
    }

    private void text(List<Run> runs, String historyAddress) {
        if (runs.isEmpty()) {
            console.err().println("No run so far in " + historyAddress + ". `tickets ingest` makes the first.");
            return;
        }
        TextTable table =
                new TextTable("run", "command", "status", "started", "seconds", "read", "quarantined", "online");
        for (Run run : runs) {
            table.row(
                    run.id().value(),
                    run.command(),
                    run.status().text(),
                    run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    seconds(run),
                    count(run, "read"),
                    count(run, "quarantined"),
                    count(run, "online"));
        }
        table.print(console.out());
    }

    /** A run that was killed has not told its counts; those of its finished steps are in {@code runs show}. */
    private static String count(Run run, String name) {
        return run.counts()
                .map(counts -> String.valueOf(counts.byName().get(name)))
                .orElse("-");
    }

    private static String seconds(Run run) {
        return run.duration()
                .map(taken -> String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0))
                .orElse("-");
    }

    /** One run in full. */
    @Command(
            name = "show",
            sortOptions = false,
            header = "Show one run, named by the beginning of its id: steps, counts, settings used, error.",
            description = "")
    static final class Show implements Callable<Integer> {

        private final Console console;

        @Mixin
        private final IdAndSettings options = new IdAndSettings();

        @Mixin
        private final OutputOption output = new OutputOption();

        @Mixin
        final HelpOption help = new HelpOption();

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Wiring wiring = new Wiring(options.load());
            try (RunHistory history = wiring.historyForReading()) {
                Run run = wiring.runs(history).find(options.id());
                switch (output.format()) {
                    case JSON -> console.out().println(json(run).toPrettyString());
                    case TEXT -> text(run);
                }
            }
            return ExitCode.DONE;
        }

        private static ObjectNode json(Run run) {
            ObjectNode document = RunJson.of(run);
            ObjectNode settings = document.putObject("settings");
            run.settings().forEach(settings::put);
            return document;
        }

        private void text(Run run) {
            TextTable facts = new TextTable("run", run.id().value());
            facts.row("command", run.command());
            facts.row("status", run.status().text());
            facts.row("started", run.startedAt().toString());
            facts.row("seconds", seconds(run));
            Map<String, String> reasons = Map.of(
                    "accepted", with(run.outcome().warnings().toString()),
                    "quarantined", with(run.outcome().violations().toString()));
            RunCounts.NAMES.forEach(name -> facts.row(name, count(run, name) + reasons.getOrDefault(name, "")));
            RunError error = run.error();
            if (error != null) {
                facts.row("error", error.message());
                facts.row("remedy", error.remedy());
            }
            facts.print(console.out());
            console.out().println();
            steps(run);
            console.out().println();
            TextTable settings = new TextTable("setting", "value");
            run.settings().forEach(settings::row);
            settings.print(console.out());
        }

        private static String with(String counts) {
            return counts.equals("{}") ? "" : "  " + counts;
        }

        private void steps(Run run) {
            TextTable steps = new TextTable("step", "status", "attempts", "seconds", "counts");
            for (StepRecord step : run.steps()) {
                steps.row(
                        step.name(),
                        step.status().text(),
                        Integer.toString(step.attempts()),
                        String.format(Locale.ROOT, "%.2f", step.seconds()),
                        with(step.counts().toString()).strip());
            }
            steps.print(console.out());
        }
    }
}
