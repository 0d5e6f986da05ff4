package tickets.lake.duckdb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tickets.ticket.FieldShape;
import tickets.ticket.TicketField;

/** The columns of judged records, as DuckDB reads them from JSON. */
public final class RawColumns {

    private RawColumns() {}

    /** The contract's fields in order, and {@code _position} behind them. */
    public static Map<String, String> ofTickets() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (TicketField field : TicketField.values()) {
            columns.put(field.key(), type(field.shape()));
        }
        columns.put("_position", "BIGINT");
        return Collections.unmodifiableMap(columns);
    }

    private static String type(FieldShape shape) {
        if (shape instanceof FieldShape.WholeNumber) {
            return "INTEGER";
        }
        if (shape instanceof FieldShape.RealNumber) {
            return "DOUBLE";
        }
        if (shape instanceof FieldShape.Flag) {
            return "BOOLEAN";
        }
        if (shape instanceof FieldShape.Time) {
            return "TIMESTAMP";
        }
        return shape instanceof FieldShape.TextList ? "VARCHAR[]" : "VARCHAR";
    }
}
