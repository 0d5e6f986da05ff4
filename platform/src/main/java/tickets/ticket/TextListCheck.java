package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A list whose elements are all strings. */
record TextListCheck(TicketField field, String expected) implements FieldCheck {

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            record.reportWrongType(token, field, expected);
            return;
        }
        JsonParser parser = record.parser();
        JsonToken element = parser.nextToken();
        while (element != JsonToken.END_ARRAY) {
            if (element != JsonToken.VALUE_STRING) {
                reportElement(element, record);
            } else if (field == TicketField.KB_ARTICLES_VIEWED) {
                record.viewedArticles.add(hash(record));
            } else if (field == TicketField.KB_ARTICLES_HELPFUL) {
                record.helpfulArticles.add(hash(record));
            }
            element = parser.nextToken();
        }
    }

    private void reportElement(JsonToken element, JudgedRecord record) throws IOException {
        if (!record.findings.wantsAnother()) {
            record.parser().skipChildren();
        } else if (element == JsonToken.VALUE_NULL) {
            record.report(Rule.NULL_VALUE, field, expected);
        } else {
            record.reportWrongType(element, field, expected);
        }
    }

    private static long hash(JudgedRecord record) throws IOException {
        if (!record.isDecodable()) {
            return record.valueStart();
        }
        JsonParser parser = record.parser();
        return ArticleSet.hash(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
