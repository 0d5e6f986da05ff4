package tickets.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import tickets.problem.Conflict;

/**
 * A {@link Pointer} as JSON: the set in force at the top, where every reader looks, and beside it what only writers
 * need.
 */
final class PointerText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLISHING = "publishing";
    private static final String CLAIM = "claim";
    private static final int LONGEST_SHOWN = 40;

    private PointerText() {}

    static String write(Pointer pointer) {
        ObjectNode root = JSON.createObjectNode();
        if (pointer.inForce() != null) {
            TableSetText.write(pointer.inForce(), root);
        }
        if (pointer.claim() > 0) {
            root.put(CLAIM, pointer.claim());
        }
        if (pointer.publishing() != null) {
            TableSetText.write(pointer.publishing(), root.putObject(PUBLISHING));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree always has a text", impossible);
        }
    }

    static Pointer read(String text, String address) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            return new Pointer(
                    root.has("run_id") ? TableSetText.read(root) : null,
                    root.has(PUBLISHING) ? TableSetText.read(root.get(PUBLISHING)) : null,
                    root.path(CLAIM).asLong(0));
        } catch (IOException | RuntimeException unreadable) {
            throw new Conflict(
                    "Cannot read the pointer to the tables in force at " + address + ": it is not what this program"
                            + " wrote (" + text.substring(0, Math.min(text.length(), LONGEST_SHOWN)) + ")",
                    "Delete that file and run ingest again: raw files and tables are not touched by that.",
                    unreadable);
        }
    }
}
