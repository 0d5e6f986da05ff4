package tickets.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** A row as JSON: times as ISO-8601 with Z, bytes as the text they are. */
public final class RowJson {

    /** Reads and writes. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RowJson() {}

    public static ObjectNode of(Row row) {
        ObjectNode object = NODES.objectNode();
        String[] names = row.schema().fieldNames();
        for (int i = 0; i < names.length; i++) {
            object.set(names[i], value(row.get(i)));
        }
        return object;
    }

    private static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Row struct) {
            return of(struct);
        }
        if (value instanceof Instant instant) {
            return NODES.textNode(instant.toString());
        }
        if (value instanceof byte[] bytes) {
            return NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof scala.collection.Seq<?> elements) {
            ArrayNode array = NODES.arrayNode();
            CollectionConverters.asJava(elements).forEach(element -> array.add(value(element)));
            return array;
        }
        return JSON.valueToTree(value);
    }
}
