package tickets.ingest.judging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tickets.ticket.Violation;

/** Writes what was noted about kept records as the lines that {@code warnings/tickets.sql} reads. One thread. */
final class WarnedRecords {

    /** The columns of a line, with the engine's types. */
    static final Map<String, String> COLUMNS = columns();

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NEWLINE = {'\n'};

    private final Spool spool;

    WarnedRecords(Spool spool) {
        this.spool = spool;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("ticket_id", "VARCHAR");
        columns.put("code", "VARCHAR");
        columns.put("field", "VARCHAR");
        columns.put("seen", "VARCHAR");
        columns.put("expected", "VARCHAR");
        columns.put("source", "VARCHAR");
        columns.put("line", "BIGINT");
        columns.put("byte_offset", "BIGINT");
        columns.put("_position", "BIGINT");
        return Collections.unmodifiableMap(columns);
    }

    void add(RecordPlace place, String ticketId, List<Violation> warnings) throws IOException {
        for (Violation warning : warnings) {
            try (ByteArrayBuilder line = new ByteArrayBuilder()) {
                try (JsonGenerator json = JSON.createGenerator(line)) {
                    json.writeStartObject();
                    json.writeStringField("ticket_id", ticketId);
                    json.writeStringField("code", warning.code());
                    json.writeStringField("field", warning.field());
                    json.writeStringField("seen", warning.seen());
                    json.writeStringField("expected", warning.expected());
                    json.writeStringField("source", place.source());
                    json.writeNumberField("line", place.line());
                    json.writeNumberField("byte_offset", place.byteOffset());
                    json.writeNumberField("_position", place.index());
                    json.writeEndObject();
                }
                byte[] bytes = line.toByteArray();
                spool.line(bytes, 0, bytes.length, NEWLINE, NEWLINE.length);
            }
        }
    }
}
