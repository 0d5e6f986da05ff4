package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A JSON integer within 32 bits and its field's range; 1.0 and 1e0 are not integers here. */
record WholeNumberCheck(TicketField field, FieldShape.WholeNumber shape, String expected) implements FieldCheck {

    private static final int MOST_CHARACTERS = "-2147483648".length();

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            record.reportWrongType(token, field, expected);
            return;
        }
        JsonParser parser = record.parser();
        int length = parser.getTextLength();
        long value = length > MOST_CHARACTERS
                ? Long.MAX_VALUE
                : parse(parser.getTextCharacters(), parser.getTextOffset(), length);
        if (value < shape.min() || value > shape.max()) {
            record.report(Rule.OUT_OF_RANGE, field, expected);
            return;
        }
        record.values.set(field, value);
    }

    private static long parse(char[] text, int offset, int length) {
        boolean negative = text[offset] == '-';
        long value = 0;
        for (int at = negative ? offset + 1 : offset; at < offset + length; at++) {
            value = value * 10 + text[at] - '0';
        }
        return negative ? -value : value;
    }
}
