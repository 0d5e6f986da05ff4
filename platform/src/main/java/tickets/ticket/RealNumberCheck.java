package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A finite number. Its value is noted as the bits of a double. */
record RealNumberCheck(TicketField field, FieldShape.RealNumber shape, String expected) implements FieldCheck {

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    private static final int EXACT_DIGITS = 12;

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        boolean isNumber = token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
        if (!isNumber || record.isNotANumber(token)) {
            record.reportWrongType(token, field, expected);
            return;
        }
        JsonParser parser = record.parser();
        if (parser.getTextLength() > GiantParts.LONGEST_NUMBER) {
            record.report(Rule.TOO_LARGE, field, "at most " + GiantParts.LONGEST_NUMBER + " characters");
            return;
        }
        double value = parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (value < shape.min() || Double.isInfinite(value)) {
            record.report(Rule.OUT_OF_RANGE, field, expected);
            return;
        }
        record.values.set(field, Double.doubleToRawLongBits(value));
    }

    /** Exact for short plain decimals: both parts of the quotient are whole numbers that a double holds. */
    private static double parse(char[] text, int offset, int length) {
        long digits = 0;
        int point = -1;
        for (int at = 0; at < length; at++) {
            char character = text[offset + at];
            if (character == '.') {
                point = at;
            } else if (character < '0' || character > '9' || length > EXACT_DIGITS) {
                return Double.parseDouble(new String(text, offset, length));
            } else {
                digits = digits * 10 + character - '0';
            }
        }
        return point < 0 ? digits : digits / POWERS_OF_TEN[length - point - 1];
    }
}
