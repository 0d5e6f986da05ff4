package tickets.ticket;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A string, looked at in its raw bytes where its content matters. */
record TextCheck(TicketField field, FieldShape.Blank blank, String expected) implements FieldCheck {

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            record.reportWrongType(token, field, expected);
            return;
        }
        if (blank == FieldShape.Blank.REFUSED
                && RawString.isBlank(record.buffer(), record.valueStart(), record.limit())) {
            record.report(Rule.BLANK, field, expected);
        } else if (field == TicketField.DESCRIPTION) {
            int length = RawString.codePoints(record.buffer(), record.valueStart(), record.limit());
            record.values.set(field, length);
        } else if (field == TicketField.ERROR_LOGS || field == TicketField.STACK_TRACE) {
            record.values.set(field, RawString.isEmpty(record.buffer(), record.valueStart()) ? 0 : 1);
        }
    }
}
