package tickets.ticket;

/** Walks one JSON string in its raw bytes (valid UTF-8), so that a giant string never becomes a copy. */
final class RawString {

    /** White space as Unicode has it, as the inside of a regular expression's character class. */
    static final String WHITE_SPACE =
            "\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private static final long QUOTES = EightBytes.pattern('"');
    private static final long BACKSLASHES = EightBytes.pattern('\\');

    private RawString() {}

    /** The index behind the closing quote, at most {@code limit}. */
    static int end(byte[] buffer, int openingQuote, int limit) {
        int at = openingQuote + 1;
        while (at < limit && buffer[at] != '"') {
            at += buffer[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, limit);
    }

    /** How many Unicode code points the string has; a pair of surrogate escapes is one. */
    static int codePoints(byte[] buffer, int openingQuote, int limit) {
        int count = 0;
        int at = openingQuote + 1;
        while (at < limit) {
            int special = special(buffer, at, limit);
            count += special - at;
            at = special;
            if (at == limit || buffer[at] == '"') {
                return count;
            }
            if (buffer[at] != '\\') {
                count += (buffer[at] & 0xC0) == 0x80 ? 0 : 1;
                at++;
            } else if (at + 1 < limit && buffer[at + 1] == 'u') {
                count += Character.isLowSurrogate(unit(buffer, at, limit)) ? 0 : 1;
                at += 6;
            } else {
                count++;
                at += 2;
            }
        }
        return count;
    }

    /** The index of the first byte that is a quote, a backslash or not ASCII, or {@code limit}. */
    private static int special(byte[] buffer, int from, int limit) {
        int at = from;
        while (at + Long.BYTES <= limit) {
            long word = EightBytes.at(buffer, at);
            long hits =
                    EightBytes.equal(word, QUOTES) | EightBytes.equal(word, BACKSLASHES) | EightBytes.notAscii(word);
            if (hits != 0) {
                return at + EightBytes.first(hits);
            }
            at += Long.BYTES;
        }
        while (at < limit && buffer[at] != '"' && buffer[at] != '\\' && buffer[at] >= 0) {
            at++;
        }
        return at;
    }

    static boolean isEmpty(byte[] buffer, int openingQuote) {
        return buffer[openingQuote + 1] == '"';
    }

    /** Whether the string is empty or white space only. */
    static boolean isBlank(byte[] buffer, int openingQuote, int limit) {
        int at = openingQuote + 1;
        while (at < limit && buffer[at] != '"') {
            int next = pastSpace(buffer, at, limit);
            if (next == at) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static int pastSpace(byte[] buffer, int at, int limit) {
        int first = buffer[at] & 0xFF;
        if (first < 0x80 && first != '\\') {
            return isSpace((char) first) ? at + 1 : at;
        }
        if (first == '\\') {
            return pastEscapedSpace(buffer, at, limit);
        }
        if (first == 0xC2 && at + 1 < limit) {
            return isSpace((char) (buffer[at + 1] & 0xFF)) ? at + 2 : at;
        }
        if (first >>> 4 == 0xE && at + 2 < limit) {
            int unit = ((first & 0x0F) << 12) | ((buffer[at + 1] & 0x3F) << 6) | (buffer[at + 2] & 0x3F);
            return isSpace((char) unit) ? at + 3 : at;
        }
        return at;
    }

    private static int pastEscapedSpace(byte[] buffer, int at, int limit) {
        char kind = at + 1 < limit ? (char) buffer[at + 1] : '"';
        if (kind == 'u') {
            return isSpace(unit(buffer, at, limit)) ? at + 6 : at;
        }
        return kind == 'n' || kind == 't' || kind == 'r' || kind == 'f' ? at + 2 : at;
    }

    /** The code unit of a {@code \}{@code uXXXX} escape; what is no such escape the parser refuses anyway. */
    private static char unit(byte[] buffer, int backslash, int limit) {
        int unit = 0;
        for (int at = backslash + 2; at < Math.min(backslash + 6, limit); at++) {
            unit = (unit << 4) | (Character.digit(buffer[at], 16) & 0xF);
        }
        return (char) unit;
    }

    static boolean isSpace(char unit) {
        if (unit <= ' ') {
            return unit == ' ' || (unit >= '\t' && unit <= '\r');
        }
        return switch (unit) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> unit >= 0x2000 && unit <= 0x200A;
        };
    }
}
