package tickets.ingest.judging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tickets.ticket.Rule;
import tickets.ticket.Violation;

/**
 * One entry of a quarantine, read back.
 *
 * @param place where the record stood in its source
 * @param ticketId its ticket, when the id could be read
 * @param raw its text as received, or only the head of it
 * @param isTruncated whether {@code raw} is only the head, so that the record cannot be judged
 * @param violations why it was refused
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and only read
public record QuarantinedRecord(
        RecordPlace place, @Nullable String ticketId, byte[] raw, boolean isTruncated, List<Violation> violations) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a row of {@code quarantine/records.sql}. */
    public static QuarantinedRecord of(ResultSet row) throws SQLException {
        RecordPlace place = new RecordPlace(
                row.getString("source"),
                row.getLong("source_index"),
                row.getLong("line"),
                row.getLong("byte_offset"),
                row.getLong("byte_length"));
        String base64 = row.getString("raw_base64");
        byte[] raw = base64 == null
                ? row.getString("raw_text").getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(base64);
        return new QuarantinedRecord(
                place,
                row.getString("ticket_id"),
                raw,
                row.getBoolean("is_truncated"),
                violations(row.getString("violations")));
    }

    /** Whether this is a whole record: not the head of one, and not the unreadable rest of a file. */
    boolean isJudgeable() {
        return !isTruncated && violations.stream().noneMatch(violation -> violation.rule() == Rule.UNREADABLE_REST);
    }

    private static List<Violation> violations(String json) {
        try {
            List<Violation> violations = new ArrayList<>();
            for (JsonNode entry : JSON.readTree(json)) {
                violations.add(new Violation(
                        Rule.valueOf(entry.required("code").textValue().toUpperCase(Locale.ROOT)),
                        entry.path("field").asText(),
                        entry.path("seen").asText(),
                        entry.path("expected").asText()));
            }
            return violations;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the engine writes JSON", impossible);
        }
    }
}
