package tickets.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import tickets.ingest.IngestReport;
import tickets.runs.Run;
import tickets.runs.RunCounts;

/**
 * Tells how a run ended: a short table for people, or exactly one JSON document, also for a run that failed, was
 * refused or could not start. The failure comes last, where eyes are.
 */
final class RunReport {

    private static final int TOP_REASONS = 5;
    private static final String GAP = "   ";

    private final String command;
    private final OutputFormat format;
    private final Console console;

    RunReport(String command, OutputFormat format, Console console) {
        this.command = command;
        this.format = format;
        this.console = console;
    }

    /** Carries the run out, tells of it and gives the exit code. */
    int of(Supplier<IngestReport> running) {
        return codeOf(() -> tell(running.get()));
    }

    /** Gives the exit code of {@code work}, or tells why it could not even begin. */
    int codeOf(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException notStarted) {
            if (format == OutputFormat.JSON) {
                console.out().println(RunJson.notStarted(command, notStarted).toPrettyString());
            }
            Failures.tell(notStarted, console.err());
            return ExitCode.of(notStarted);
        }
    }

    int tell(IngestReport report) {
        switch (format) {
            case JSON -> console.out().println(RunJson.of(report).toPrettyString());
            case TEXT -> table(report, console.err());
        }
        report.remarks().forEach(remark -> console.err().println("Warning: " + PrintedText.of(remark)));
        if (report.failure() == null) {
            return ExitCode.DONE;
        }
        Failures.tell(report.failure(), console.err());
        return ExitCode.of(report.failure());
    }

    private static void table(IngestReport report, PrintStream err) {
        Run run = report.run();
        RunCounts counts = run.outcome().counts();
        err.printf(
                Locale.ROOT,
                "%nRun %s %s in %.1f s%n%n",
                run.id().value(),
                run.status().text(),
                seconds(run));
        count(err, "read", counts.read(), Map.of());
        count(err, "accepted", counts.accepted(), run.outcome().warnings());
        count(err, "quarantined", counts.quarantined(), run.outcome().violations());
        if (report.failure() == null) {
            count(err, "superseded", counts.superseded(), Map.of());
            count(err, "offline", counts.offline(), Map.of());
            count(err, "online", counts.online(), Map.of());
        }
        if (report.rawFiles().getOrDefault("carried", 0L) + report.rawFiles().getOrDefault("renamed", 0L) > 0) {
            err.printf(
                    Locale.ROOT,
                    "%n  %,d raw files judged; %s%n",
                    report.rawFiles().getOrDefault("judged", 0L),
                    PlanReport.known(report.rawFiles()));
        }
        if (!report.files().isEmpty()) {
            err.println();
            report.files().forEach((name, address) -> err.printf("  %-13s %s%n", name, PrintedText.of(address)));
        }
        err.println();
    }

    /** A count, with its most frequent reasons beside it: violations of what was quarantined, warnings of the rest. */
    private static void count(PrintStream err, String name, long count, Map<String, Long> reasons) {
        List<String> notes = new ArrayList<>();
        reasons.entrySet().stream()
                .limit(TOP_REASONS)
                .forEach(reason -> notes.add(String.format(Locale.ROOT, "%,d %s", reason.getValue(), reason.getKey())));
        if (reasons.size() > TOP_REASONS) {
            notes.add("and " + (reasons.size() - TOP_REASONS) + " more reasons");
        }
        String line = String.format(Locale.ROOT, "  %-13s %,12d", name, count);
        String below = "\n" + " ".repeat(line.length() + GAP.length());
        err.println(line + (notes.isEmpty() ? "" : GAP + String.join(below, notes)));
    }

    private static double seconds(Run run) {
        return run.duration().map(duration -> duration.toMillis() / 1000.0).orElse(0.0);
    }
}
