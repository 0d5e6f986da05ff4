package tickets.spark.judging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import tickets.ticket.FieldShape;
import tickets.ticket.RecordParsers;
import tickets.ticket.TicketField;

/** Reads the text of a record that the judge has accepted, whose times are therefore canonical. One thread. */
public final class TicketText {

    private static final Map<String, TicketField> FIELDS = new HashMap<>();
    private static final int COUNT = TicketField.values().length;

    static {
        for (TicketField field : TicketField.values()) {
            FIELDS.put(field.key(), field);
        }
    }

    private final RecordParsers parsers = new RecordParsers();

    /** A row of {@link TicketColumns#all()} from {@code text[from, from + length)}; what is absent is null. */
    public Row read(byte[] text, int from, int length) throws IOException {
        @Nullable Object[] values = new Object[COUNT];
        try (JsonParser parser = parsers.open(text, from, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                TicketField field = FIELDS.get(parser.currentName());
                JsonToken token = parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL) {
                    values[place(field)] = value(field.shape(), parser);
                }
            }
        }
        return RowFactory.create(values);
    }

    @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract's order
    private static int place(TicketField field) {
        return field.ordinal();
    }

    private static Object value(FieldShape shape, JsonParser parser) throws IOException {
        if (shape instanceof FieldShape.WholeNumber) {
            return parser.getIntValue();
        }
        if (shape instanceof FieldShape.RealNumber) {
            return parser.getDoubleValue();
        }
        if (shape instanceof FieldShape.Flag) {
            return parser.getBooleanValue();
        }
        if (shape instanceof FieldShape.Time) {
            return Instant.parse(parser.getText());
        }
        return shape instanceof FieldShape.TextList ? texts(parser) : parser.getText();
    }

    private static String[] texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.getText());
        }
        return texts.toArray(String[]::new);
    }
}
