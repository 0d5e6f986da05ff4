package tickets.ingest.raw;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON grammar of one element of an array that is too long to be kept and judged, seen piece by piece. A quote that
 * is missing turns strings and structure around, and such an "element" may have swallowed good ones; JSON it is not, so
 * this finds it, while a long string that only looks like other tickets passes. Memory grows with depth alone: a bit a
 * level. What strings and words mean is not looked at.
 */
final class ElementSyntax {

    /** What may come next. */
    private enum Expected {
        VALUE("a value"),
        VALUE_OR_END("a value or ']'"),
        KEY("a key"),
        KEY_OR_END("a key or '}'"),
        COLON("a ':'"),
        COMMA_OR_END("a comma or the end of what is open"),
        NOTHING("the end of the record"),
        STRING("text"),
        ESCAPED("an escape"),
        WORD("a number or a word");

        private final String words;

        Expected(String words) {
            this.words = words;
        }
    }

    /** Deeper nesting is not followed; it is a violation anyway. */
    private static final int MAX_DEPTH = 1 << 20;

    private static final String ESCAPES = "\"\\/bfnrtu";

    private final long from;
    private final long fromLine;
    private final BitSet isObject = new BitSet();
    private int depth;
    private Expected expected = Expected.VALUE;
    private boolean isKey;
    private long line;
    private boolean isGivenUp;
    private @Nullable Malformation fault;

    /**
     * @param from where the element begins in the unpacked file
     * @param fromLine in which line
     */
    ElementSyntax(long from, long fromLine) {
        this.from = from;
        this.fromLine = fromLine;
        this.line = fromLine;
    }

    /** Where the element begins, when what was seen of it is no beginning of JSON; null as long as it is one. */
    @Nullable
    Malformation fault() {
        return fault;
    }

    /**
     * Takes the next bytes of the element, {@code bytes[start, end)}.
     *
     * @param base the offset of {@code bytes[0]}
     */
    void see(byte[] bytes, int start, int end, long base) {
        for (int i = start; i < end && fault == null && !isGivenUp; i++) {
            byte next = bytes[i];
            if (next == '\n') {
                line++;
            }
            if (!isTaken(next)) {
                fault = fault(base + i, next);
            }
        }
    }

    private Malformation fault(long offset, byte next) {
        String seen =
                next > ' ' && next < 0x7f ? "'" + (char) next + "'" : "byte 0x" + Integer.toHexString(next & 0xff);
        return new Malformation(
                from,
                fromLine,
                "the record that begins here is no JSON, and may have swallowed others: at byte " + offset + " (line "
                        + line + ") " + seen + " stands where " + expected.words
                        + " should; a quote may be missing before it");
    }

    private boolean isTaken(byte next) {
        return switch (expected) {
            case STRING -> isTakenInString(next);
            case ESCAPED -> {
                expected = Expected.STRING;
                yield ESCAPES.indexOf(next) >= 0;
            }
            case WORD -> isTakenInWord(next);
            case VALUE, VALUE_OR_END, KEY, KEY_OR_END, COLON, COMMA_OR_END, NOTHING ->
                next == ' ' || next == '\n' || next == '\r' || next == '\t' || isTakenOutside(next);
        };
    }

    private boolean isTakenInString(byte next) {
        if (next == '"') {
            expected = isKey ? Expected.COLON : behindValue();
        } else if (next == '\\') {
            expected = Expected.ESCAPED;
        }
        return next < 0 || next >= ' ';
    }

    private boolean isTakenInWord(byte next) {
        if (isOfWord(next)) {
            return true;
        }
        expected = behindValue();
        return isTaken(next);
    }

    /** Numbers, true, false, null; and what only the judge refuses, in words that are of use: NaN, -Infinity. */
    private static boolean isOfWord(byte next) {
        return (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || (next >= '0' && next <= '9')
                || next == '-'
                || next == '+'
                || next == '.';
    }

    private boolean isTakenOutside(byte next) {
        return switch (expected) {
            case VALUE -> begins(next);
            case VALUE_OR_END -> next == ']' ? ends() : begins(next);
            case KEY -> next == '"' && beginsString(true);
            case KEY_OR_END -> next == '}' ? ends() : next == '"' && beginsString(true);
            case COLON -> next == ':' && expects(Expected.VALUE);
            case COMMA_OR_END -> next == ',' ? expects(isInObject() ? Expected.KEY : Expected.VALUE) : isEnd(next);
            case NOTHING, STRING, ESCAPED, WORD -> false;
        };
    }

    private boolean isEnd(byte next) {
        return next == (isInObject() ? '}' : ']') && ends();
    }

    private boolean begins(byte next) {
        return switch (next) {
            case '{' -> opens(true, Expected.KEY_OR_END);
            case '[' -> opens(false, Expected.VALUE_OR_END);
            case '"' -> beginsString(false);
            default -> isOfWord(next) && expects(Expected.WORD);
        };
    }

    private boolean opens(boolean object, Expected then) {
        isGivenUp = depth == MAX_DEPTH;
        isObject.set(depth++, object);
        return expects(then);
    }

    private boolean ends() {
        depth--;
        return expects(behindValue());
    }

    private boolean beginsString(boolean key) {
        isKey = key;
        return expects(Expected.STRING);
    }

    private boolean expects(Expected next) {
        expected = next;
        return true;
    }

    private Expected behindValue() {
        return depth == 0 ? Expected.NOTHING : Expected.COMMA_OR_END;
    }

    private boolean isInObject() {
        return isObject.get(depth - 1);
    }
}
