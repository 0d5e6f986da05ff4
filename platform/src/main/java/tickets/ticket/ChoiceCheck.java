package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** A word of a vocabulary. */
final class ChoiceCheck implements FieldCheck {

    private final TicketField field;
    private final Vocabulary vocabulary;
    private final String expected;

    ChoiceCheck(TicketField field, List<String> words, String expected) {
        this.field = field;
        this.vocabulary = new Vocabulary(words);
        this.expected = expected;
    }

    @Override
    public void check(JsonToken token, JudgedRecord record) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            record.reportWrongType(token, field, expected);
            return;
        }
        int word = record.isDecodable() ? find(record.parser()) : Vocabulary.UNKNOWN;
        if (word == Vocabulary.UNKNOWN) {
            record.report(Rule.NOT_IN_VOCABULARY, field, expected);
            return;
        }
        record.values.set(field, word);
    }

    private int find(JsonParser parser) throws IOException {
        return vocabulary.find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
