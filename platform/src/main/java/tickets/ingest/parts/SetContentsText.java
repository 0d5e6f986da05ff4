package tickets.ingest.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tickets.problem.Conflict;

/** {@link SetContents} as JSON text. */
final class SetContentsText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SetContentsText() {}

    static byte[] write(SetContents contents) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode sources = root.putArray("sources");
        contents.sources().forEach(source -> write(source, sources.addObject()));
        ArrayNode slices = root.putArray("offline_slices");
        contents.slices()
                .forEach(slice -> slices.addObject().put("id", slice.id()).put("row_groups", slice.rowGroups()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree always has a text", impossible);
        }
    }

    private static void write(JudgedSource source, ObjectNode node) {
        ArrayNode names = node.putArray("names");
        source.names().forEach(name -> names.addObject().put("key", name.key()).put("version", name.version()));
        node.put("label", source.label());
        node.put("content", source.content());
        node.put("bytes", source.bytes());
        node.put("judged_under", source.judgedUnder());
        node.put("run_id", source.runId());
        node.put("read", source.read());
        node.put("accepted", source.accepted());
        source.bronze().forEach(node.putArray("bronze")::add);
        source.quarantine().forEach(node.putArray("quarantine")::add);
        source.warnings().forEach(node.putArray("warnings")::add);
        source.reasons().forEach(node.putObject("reasons")::put);
        source.warned().forEach(node.putObject("warned")::put);
    }

    static SetContents read(byte[] text, String address) {
        try {
            JsonNode root = JSON.readTree(text);
            List<JudgedSource> sources = new ArrayList<>();
            root.required("sources").forEach(source -> sources.add(source(source)));
            List<OfflineSlice> slices = new ArrayList<>();
            root.required("offline_slices")
                    .forEach(slice -> slices.add(new OfflineSlice(
                            text(slice, "id"), slice.required("row_groups").intValue())));
            return new SetContents(sources, slices);
        } catch (IOException | RuntimeException unreadable) {
            throw new Conflict(
                    "Cannot read what the tables in force are made of at " + address
                            + ": it is not what this program wrote.",
                    "Make everything anew from the raw files with `tickets ingest --full`.",
                    unreadable);
        }
    }

    private static JudgedSource source(JsonNode node) {
        List<SourceName> names = new ArrayList<>();
        node.required("names").forEach(name -> names.add(new SourceName(text(name, "key"), text(name, "version"))));
        return new JudgedSource(
                names,
                text(node, "label"),
                text(node, "content"),
                node.required("bytes").longValue(),
                text(node, "judged_under"),
                text(node, "run_id"),
                node.required("read").longValue(),
                node.required("accepted").longValue(),
                texts(node, "bronze"),
                texts(node, "quarantine"),
                texts(node, "warnings"),
                counts(node, "reasons"),
                counts(node, "warned"));
    }

    private static String text(JsonNode node, String key) {
        return Objects.requireNonNull(node.required(key).textValue(), key);
    }

    private static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        node.required(key).forEach(text -> texts.add(Objects.requireNonNull(text.textValue(), key)));
        return texts;
    }

    private static Map<String, Long> counts(JsonNode node, String key) {
        Map<String, Long> counts = new LinkedHashMap<>();
        node.required(key)
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().longValue()));
        return counts;
    }
}
