package tickets.ingest.judging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ticket.Violation;

/** Writes refused records as the lines that {@code quarantine/tickets.sql} reads. One thread. */
final class RefusedRecords {

    /** The columns of a line, with the engine's types. */
    static final Map<String, String> COLUMNS = columns();

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NEWLINE = {'\n'};

    private final Spool spool;

    RefusedRecords(Spool spool) {
        this.spool = spool;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("source", "VARCHAR");
        columns.put("source_index", "BIGINT");
        columns.put("line", "BIGINT");
        columns.put("byte_offset", "BIGINT");
        columns.put("byte_length", "BIGINT");
        columns.put("ticket_id", "VARCHAR");
        columns.put("codes", "VARCHAR[]");
        columns.put("violations", "STRUCT(code VARCHAR, \"field\" VARCHAR, seen VARCHAR, expected VARCHAR)[]");
        columns.put("raw_text", "VARCHAR");
        columns.put("raw_base64", "VARCHAR");
        columns.put("is_truncated", "BOOLEAN");
        columns.put("_position", "BIGINT");
        return Collections.unmodifiableMap(columns);
    }

    /**
     * Adds one record.
     *
     * @param raw its text as received, or its head
     */
    void add(RecordPlace place, @Nullable String ticketId, List<Violation> violations, ByteBuffer raw)
            throws IOException {
        try (ByteArrayBuilder line = new ByteArrayBuilder(raw.remaining() + 1024)) {
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                writePlace(json, place);
                json.writeStringField("ticket_id", ticketId);
                writeViolations(json, violations);
                boolean whole = raw.remaining() == place.byteLength();
                writeRaw(json, RawText.of(raw));
                json.writeBooleanField("is_truncated", !whole);
                json.writeNumberField("_position", place.index());
                json.writeEndObject();
            }
            byte[] bytes = line.toByteArray();
            spool.line(bytes, 0, bytes.length, NEWLINE, NEWLINE.length);
        }
    }

    private static void writePlace(JsonGenerator json, RecordPlace place) throws IOException {
        json.writeStringField("source", place.source());
        json.writeNumberField("source_index", place.index());
        json.writeNumberField("line", place.line());
        json.writeNumberField("byte_offset", place.byteOffset());
        json.writeNumberField("byte_length", place.byteLength());
    }

    private static void writeViolations(JsonGenerator json, List<Violation> violations) throws IOException {
        json.writeArrayFieldStart("codes");
        for (String code : ReasonCounts.codes(violations)) {
            json.writeString(code);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("violations");
        for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("code", violation.code());
            json.writeStringField("field", violation.field());
            json.writeStringField("seen", violation.seen());
            json.writeStringField("expected", violation.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRaw(JsonGenerator json, RawText raw) throws IOException {
        json.writeStringField("raw_text", raw.text());
        if (raw.base64() != null) {
            json.writeStringField("raw_base64", raw.base64());
        }
    }
}
