package tickets.ticket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The record that is being judged: its raw bytes, the parser that stands on one of its values, and what was found so
 * far. Belongs to one judge, and is reused.
 */
final class JudgedRecord {

    /** Records up to this size may have any value decoded; in longer ones each string is measured first. */
    private static final int HARMLESS_BYTES = 64 * 1024;

    private static final int LONGEST_DECODED_BYTES = 16 * 1024;
    private static final int LONGEST_EXCERPT = 80;

    final FieldValues values = new FieldValues();
    final Findings findings = new Findings();
    final Rewrite rewrite = new Rewrite();
    final ArticleSet viewedArticles = new ArticleSet();
    final ArticleSet helpfulArticles = new ArticleSet();

    @Nullable
    String ticketId;

    private byte[] buffer = {};
    private int offset;
    private int limit;

    @SuppressWarnings("NullAway.Init") // set by the judge before any field is checked
    private JsonParser parser;

    void open(JsonParser parser, byte[] buffer, int offset, int length) {
        this.parser = parser;
        this.buffer = buffer;
        this.offset = offset;
        this.limit = offset + length;
    }

    void clear() {
        values.clear();
        findings.clear();
        rewrite.clear();
        viewedArticles.clear();
        helpfulArticles.clear();
        ticketId = null;
    }

    JsonParser parser() {
        return parser;
    }

    byte[] buffer() {
        return buffer;
    }

    /** The index behind the record's last byte. */
    int limit() {
        return limit;
    }

    /** The index of the first byte of the value the parser stands on. */
    int valueStart() {
        return offset + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** The index behind the value the parser stands on; decodes a string, so ask {@link #isDecodable} first. */
    int valueEnd() throws IOException {
        parser.finishToken();
        return offset + (int) parser.currentLocation().getByteOffset();
    }

    /** Whether the string the parser stands on is short enough to be held as characters. */
    boolean isDecodable() {
        if (limit - offset <= HARMLESS_BYTES) {
            return true;
        }
        int start = valueStart();
        int bound = Math.min(limit, start + LONGEST_DECODED_BYTES);
        return RawString.end(buffer, start, bound) < bound;
    }

    /** Reports the value the parser stands on and leaves it behind. */
    void report(Rule rule, TicketField field, String expected) throws IOException {
        String seen = excerpt();
        parser.skipChildren();
        findings.add(rule, field, seen, expected);
    }

    /** Reports a value that is of another JSON type than its field, and leaves it behind. */
    void reportWrongType(JsonToken token, TicketField field, String expected) throws IOException {
        report(isNotANumber(token) ? Rule.NOT_A_NUMBER : Rule.WRONG_TYPE, field, expected);
    }

    /** Whether the parser stands on NaN or an infinity, which JSON does not have. */
    boolean isNotANumber(JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            return false;
        }
        int start = valueStart();
        byte first = buffer[start] == '-' || buffer[start] == '+' ? buffer[start + 1] : buffer[start];
        return first == 'N' || first == 'I';
    }

    /** The beginning of the raw value the parser stands on, on one line. */
    String excerpt() {
        int start = valueStart();
        int bound = Math.min(limit, start + 4 * LONGEST_EXCERPT + 4);
        int end = buffer[start] == '"' ? RawString.end(buffer, start, bound) : endOfBareValue(start, bound);
        return shorten(new String(buffer, start, end - start, StandardCharsets.UTF_8));
    }

    /** At most 80 characters of {@code text}, without control characters. */
    static String shorten(String text) {
        StringBuilder shortened = new StringBuilder();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (shortened.length() + Character.charCount(character) >= LONGEST_EXCERPT) {
                return shortened.append('…').toString();
            }
            shortened.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
        }
        return shortened.toString();
    }

    private int endOfBareValue(int start, int bound) {
        if (buffer[start] == '{' || buffer[start] == '[') {
            return endOfNested(start, bound);
        }
        int at = start;
        while (at < bound && buffer[at] != ',' && buffer[at] != '}' && buffer[at] != ']' && buffer[at] > ' ') {
            at++;
        }
        return at;
    }

    private int endOfNested(int start, int bound) {
        int depth = 0;
        int at = start;
        do {
            byte character = buffer[at];
            depth += character == '{' || character == '[' ? 1 : 0;
            depth -= character == '}' || character == ']' ? 1 : 0;
            at = character == '"' ? RawString.end(buffer, at, bound) : at + 1;
        } while (at < bound && depth > 0);
        return at;
    }
}
