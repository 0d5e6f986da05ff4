package tickets.ingest.judging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import tickets.ticket.Rule;
import tickets.ticket.Violation;

/**
 * One row of a warnings table, read back.
 *
 * @param place where the record stood in its source; its index and length are not kept and 0 here
 * @param ticketId its ticket
 * @param warning the warn-rule it violates
 */
public record NotedWarning(RecordPlace place, String ticketId, Violation warning) {

    /** Reads a row of {@code warnings/records.sql}. */
    public static NotedWarning of(ResultSet row) throws SQLException {
        RecordPlace place = new RecordPlace(
                row.getString("source"),
                0,
                row.getLong("line"),
                row.getLong("byte_offset"),
                0,
                row.getLong("_position"));
        Violation warning = new Violation(
                Rule.valueOf(row.getString("code").toUpperCase(Locale.ROOT)),
                row.getString("field"),
                row.getString("seen"),
                row.getString("expected"));
        return new NotedWarning(place, row.getString("ticket_id"), warning);
    }
}
