package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunError;
import tickets.runs.StepRecord;

/** A run as JSON, the same in every command. */
final class RunJson {

    private static final List<String> TABLES = List.of("bronze", "quarantine", "offline", "online");

    private RunJson() {}

    static ObjectNode of(Run run) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("run_id", run.id().value());
        document.put("command", run.command());
        document.put("status", run.status().text());
        document.put("started_at", run.startedAt().toString());
        document.put(
                "seconds",
                run.duration().map(taken -> taken.toMillis() / 1000.0).orElse(null));
        RunCounts.NAMES.forEach(document::putNull);
        run.counts().ifPresent(counts -> put(document, counts.byName()));
        put(document.putObject("reasons"), run.outcome().violations());
        put(document.putObject("warnings"), run.outcome().warnings());
        steps(document, run);
        RunError error = run.error();
        if (error != null) {
            error(document, error);
        }
        return document;
    }

    /**
     * The same keys for a command that failed before its run began: wrong settings, another writer at work. Nothing was
     * recorded, so there is no id.
     */
    static ObjectNode notStarted(String command, Throwable failure) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putNull("run_id");
        document.put("command", command);
        document.put("status", "not_started");
        put(document, RunCounts.NONE.byName());
        document.putArray("steps");
        error(document, RunError.of(failure));
        files(document, Map.of());
        return document;
    }

    /** Where the tables are; null for one that was not written. */
    static void files(ObjectNode document, Map<String, String> written) {
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

    private static void steps(ObjectNode document, Run run) {
        var steps = document.putArray("steps");
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
