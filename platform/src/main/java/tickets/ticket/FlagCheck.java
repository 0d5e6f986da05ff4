package tickets.ticket;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** True or false. */
record FlagCheck(TicketField field, String expected) implements FieldCheck {

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token == JsonToken.VALUE_TRUE) {
            record.values.set(field, 1);
        } else if (token == JsonToken.VALUE_FALSE) {
            record.values.set(field, 0);
        } else {
            record.reportWrongType(token, field, expected);
        }
    }
}
