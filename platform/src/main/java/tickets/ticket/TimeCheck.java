package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A time; one that engines would read otherwise is written anew. */
record TimeCheck(TicketField field, TimeText timeText, String expected) implements FieldCheck {

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            record.reportWrongType(token, field, expected);
            return;
        }
        long micros = token == JsonToken.VALUE_STRING ? text(record) : millis(record.parser());
        if (micros == TimeText.INVALID) {
            record.report(Rule.INVALID_TIME, field, expected);
            return;
        }
        if (token == JsonToken.VALUE_NUMBER_INT || !timeText.isCanonical()) {
            record.rewrite.replace(record.valueStart(), record.valueEnd(), '"' + TimeText.format(micros) + '"');
        }
        record.values.set(field, micros);
    }

    private long text(JudgedRecord record) throws IOException {
        if (!record.isDecodable()) {
            return TimeText.INVALID;
        }
        JsonParser parser = record.parser();
        return timeText.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static long millis(JsonParser parser) throws IOException {
        return TimeText.parseMillis(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
