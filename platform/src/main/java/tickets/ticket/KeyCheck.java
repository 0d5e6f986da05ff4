package tickets.ticket;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The ticket's key: the one text that is kept as a String. */
record KeyCheck(TicketField field, int maxLength, String expected) implements FieldCheck {

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            record.reportWrongType(token, field, expected);
            return;
        }
        int start = record.valueStart();
        if (RawString.isBlank(record.buffer(), start, record.limit())) {
            record.report(Rule.BLANK, field, expected);
            return;
        }
        if (!record.isDecodable() || isTooLong(record.parser().getText())) {
            record.report(Rule.TOO_LARGE, field, "at most " + maxLength + " characters");
            return;
        }
        record.ticketId = record.parser().getText();
    }

    private boolean isTooLong(String text) {
        return text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
    }
}
