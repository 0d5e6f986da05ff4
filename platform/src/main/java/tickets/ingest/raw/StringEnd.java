package tickets.ingest.raw;

import tickets.ticket.EightBytes;

/** Finds the next quote or backslash. */
final class StringEnd {

    private static final long QUOTES = EightBytes.pattern('"');
    private static final long BACKSLASHES = EightBytes.pattern('\\');

    private StringEnd() {}

    /** Where the first {@code "} or {@code \} in {@code bytes[from, to)} is, or {@code to}. */
    static int find(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to) {
            long word = EightBytes.at(bytes, i);
            long hits = EightBytes.equal(word, QUOTES) | EightBytes.equal(word, BACKSLASHES);
            if (hits != 0) {
                return i + EightBytes.first(hits);
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }
}
