package tickets.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import tickets.ingest.IngestReport;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunError;
import tickets.runs.StepRecord;

/** A run as JSON, the same in every command. */
final class RunJson {

    private static final List<String> TABLES = List.of("bronze", "quarantine", "offline", "online");

    private RunJson() {}

    static ObjectNode of(Run run) {
        ObjectNode document = skeleton(run.command(), run.status().text());
        document.put("run_id", run.id().value());
        document.put("started_at", run.startedAt().toString());
        document.put(
                "seconds",
                run.duration().map(taken -> taken.toMillis() / 1000.0).orElse(null));
        run.counts().ifPresent(counts -> put(document, counts.byName()));
        put(document.withObject("reasons"), run.outcome().violations());
        put(document.withObject("warnings"), run.outcome().warnings());
        steps(document.withArray("steps"), run);
        RunError error = run.error();
        if (error != null) {
            error(document, error);
        }
        return document;
    }

    /** A run that has just ended. */
    static ObjectNode of(IngestReport report) {
        return withFindings(of(report.run()), report.files(), report.rawFiles(), report.remarks());
    }

    /**
     * The same keys for a command that failed before its run began: wrong settings, another writer at work. Nothing was
     * recorded, so there is no id.
     */
    static ObjectNode notStarted(String command, Throwable failure) {
        ObjectNode document = skeleton(command, "not_started");
        put(document, RunCounts.NONE.byName());
        error(document, RunError.of(failure));
        return withFindings(document, Map.of(), Map.of(), List.of());
    }

    /** Every key that a run always has, without what is not known of it. */
    private static ObjectNode skeleton(String command, String status) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putNull("run_id");
        document.put("command", command);
        document.put("status", status);
        document.putNull("started_at");
        document.putNull("seconds");
        RunCounts.NAMES.forEach(document::putNull);
        document.putObject("reasons");
        document.putObject("warnings");
        document.putArray("steps");
        return document;
    }

    private static ObjectNode withFindings(
            ObjectNode document, Map<String, String> written, Map<String, Long> rawFiles, List<String> remarks) {
        files(document, written);
        put(document.putObject("raw_files"), rawFiles);
        remarks.forEach(document.putArray("remarks")::add);
        return document;
    }

    /** Where the tables are; null for one that was not written. */
    private static void files(ObjectNode document, Map<String, String> written) {
        ObjectNode files = document.putObject("files");
        TABLES.forEach(files::putNull);
        written.forEach(files::put);
    }

    private static void error(ObjectNode document, RunError error) {
        document.putObject("error").put("message", error.message()).put("remedy", error.remedy());
    }

    static void put(ObjectNode object, Map<String, Long> values) {
        values.forEach(object::put);
    }

    private static void steps(ArrayNode steps, Run run) {
        for (StepRecord step : run.steps()) {
            ObjectNode entry = steps.addObject()
                    .put("name", step.name())
                    .put("status", step.status().text())
                    .put("seconds", step.seconds())
                    .put("attempts", step.attempts());
            if (!step.counts().isEmpty()) {
                put(entry.putObject("counts"), step.counts());
            }
        }
    }
}
