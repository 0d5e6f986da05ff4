package tickets.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tickets.problem.Conflict;

/** A {@link TableSet} as the JSON text of a pointer. */
final class TableSetText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TableSetText() {}

    static byte[] write(TableSet set) {
        ObjectNode root = JSON.createObjectNode();
        root.put("run_id", set.runId());
        root.put("created_at", set.createdAt().toString());
        root.put("previous_run_id", set.previousRunId());
        root.put("online_store", set.onlineStore());
        ObjectNode tables = root.putObject("tables");
        set.tables().forEach(tables::put);
        ObjectNode rows = root.putObject("rows");
        set.rows().forEach(rows::put);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree always has a text", impossible);
        }
    }

    static TableSet read(byte[] text, String address) {
        try {
            JsonNode root = JSON.readTree(text);
            return new TableSet(
                    root.required("run_id").textValue(),
                    Instant.parse(root.required("created_at").textValue()),
                    root.path("previous_run_id").textValue(),
                    root.required("online_store").textValue(),
                    entries(root.required("tables"), JsonNode::textValue),
                    entries(root.required("rows"), JsonNode::longValue));
        } catch (IOException | RuntimeException unreadable) {
            throw new Conflict(
                    "Cannot read the pointer to the tables in force at " + address + ": it is not what this program"
                            + " wrote (" + new String(text, 0, Math.min(text.length, 40), StandardCharsets.UTF_8) + ")",
                    "Delete that file and run ingest again: raw files and tables are not touched by that.",
                    unreadable);
        }
    }

    private static <T> Map<String, T> entries(JsonNode object, Function<JsonNode, T> value) {
        Map<String, T> entries = new LinkedHashMap<>();
        object.properties().forEach(entry -> entries.put(entry.getKey(), value.apply(entry.getValue())));
        return entries;
    }
}
