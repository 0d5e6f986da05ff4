package tickets.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A {@link TableSet} as the fields of a JSON object. */
final class TableSetText {

    private TableSetText() {}

    static void write(TableSet set, ObjectNode root) {
        root.put("run_id", set.runId());
        root.put("created_at", set.createdAt().toString());
        root.put("previous_run_id", set.previousRunId());
        root.put("online_store", set.onlineStore());
        ObjectNode tables = root.putObject("tables");
        set.tables().forEach(tables::put);
        ObjectNode rows = root.putObject("rows");
        set.rows().forEach(rows::put);
        if (!set.snapshots().isEmpty()) {
            ObjectNode snapshots = root.putObject("snapshots");
            set.snapshots().forEach(snapshots::put);
        }
    }

    /** Fails in any way when it is none. */
    static TableSet read(JsonNode root) {
        return new TableSet(
                root.required("run_id").textValue(),
                Instant.parse(root.required("created_at").textValue()),
                root.path("previous_run_id").textValue(),
                root.required("online_store").textValue(),
                entries(root.required("tables"), JsonNode::textValue),
                entries(root.required("rows"), JsonNode::longValue),
                entries(root.path("snapshots"), JsonNode::longValue));
    }

    private static <T> Map<String, T> entries(JsonNode object, Function<JsonNode, T> value) {
        Map<String, T> entries = new LinkedHashMap<>();
        object.properties().forEach(entry -> entries.put(entry.getKey(), value.apply(entry.getValue())));
        return entries;
    }
}
