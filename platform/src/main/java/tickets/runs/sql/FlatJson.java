package tickets.runs.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of texts or numbers as one JSON object in a column, in their order. */
final class FlatJson {

    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    static String ofTexts(Map<String, String> texts) {
        return written(json -> {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
        });
    }

    static String ofNumbers(Map<String, Long> numbers) {
        return written(json -> {
            for (Map.Entry<String, Long> entry : numbers.entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
        });
    }

    static Map<String, String> texts(String json) {
        return read(json, JsonParser::getText);
    }

    static Map<String, Long> numbers(String json) {
        return read(json, JsonParser::getLongValue);
    }

    private static String written(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static <V> Map<String, V> read(String text, Value<V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                map.put(key, value.of(json));
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        return map;
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private interface Value<V> {
        V of(JsonParser json) throws IOException;
    }
}
