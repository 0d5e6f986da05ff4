package tickets.ingest.raw;

import org.jspecify.annotations.Nullable;

/** One JSON array: knows quotes, escapes, depth and what may stand between two elements; nothing of what is in them. */
final class ArrayScan implements BorderScan {

    private enum Expected {
        OPENING,
        VALUE_OR_END,
        VALUE,
        COMMA_OR_END,
        NOTHING,
        /** Inside an element that is an object or an array. */
        COMPOUND,
        /** Inside an element that is a string. */
        STRING,
        /** Inside an element that is a number or a word. */
        SCALAR
    }

    /** What counts between strings; one look-up for each of the many bytes that do not. */
    private static final boolean[] IS_STRUCTURE = new boolean[256];

    static {
        for (char structure : new char[] {'"', '{', '[', '}', ']', '\n'}) {
            IS_STRUCTURE[structure] = true;
        }
    }

    private Expected expected = Expected.OPENING;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private long openSince = NONE;
    private long openLine;
    private long line;
    private @Nullable Malformation malformation;

    /** @param line the line in which the first bytes to scan begin, from 1 */
    ArrayScan(long line) {
        this.line = line;
    }

    @Override
    public void scan(byte[] bytes, int from, int to, long base, RecordSink sink) {
        int i = from;
        while (i < to && malformation == null) {
            i = switch (expected) {
                case COMPOUND -> compound(bytes, i, to, base, sink);
                case STRING -> string(bytes, i, to, base, sink);
                case SCALAR -> scalar(bytes, i, to, base, sink);
                case OPENING, VALUE_OR_END, VALUE, COMMA_OR_END, NOTHING -> between(bytes[i], i, base);
            };
        }
    }

    /**
     * Inside an object or array. Most bytes are in strings, so what ends a string is looked for eight bytes at once.
     */
    private int compound(byte[] bytes, int from, int to, long base, RecordSink sink) {
        int i = from;
        if (escaped) {
            escaped = false;
            i++;
        }
        while (i < to) {
            i = inString ? insideString(bytes, i, to) : outsideString(bytes, i, to);
            if (depth == 0) {
                close(base + i, sink);
                return i;
            }
        }
        return to;
    }

    private int insideString(byte[] bytes, int from, int to) {
        int i = StringEnd.find(bytes, from, to);
        if (i == to) {
            return to;
        }
        if (bytes[i] == '"') {
            inString = false;
            return i + 1;
        }
        escaped = i + 1 == to;
        return Math.min(i + 2, to);
    }

    private int outsideString(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            byte next = bytes[i++];
            if (!IS_STRUCTURE[next & 0xFF]) {
                continue;
            }
            if (next == '"') {
                inString = true;
                return i;
            }
            if (next == '\n') {
                line++;
            } else {
                depth += next == '{' || next == '[' ? 1 : -1;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return to;
    }

    private int string(byte[] bytes, int from, int to, long base, RecordSink sink) {
        for (int i = from; i < to; i++) {
            if (escaped) {
                escaped = false;
            } else if (bytes[i] == '\\') {
                escaped = true;
            } else if (bytes[i] == '"') {
                close(base + i + 1, sink);
                return i + 1;
            }
        }
        return to;
    }

    private int scalar(byte[] bytes, int from, int to, long base, RecordSink sink) {
        for (int i = from; i < to; i++) {
            if (isSpace(bytes[i]) || bytes[i] == ',' || bytes[i] == ']') {
                close(base + i, sink);
                return i;
            }
        }
        return to;
    }

    private void close(long end, RecordSink sink) {
        sink.record(openSince, end, openLine);
        openSince = NONE;
        expected = Expected.COMMA_OR_END;
    }

    /** Outside every element: only white space, commas and the array's own brackets may stand here. */
    private int between(byte next, int i, long base) {
        if (next == '\n') {
            line++;
        }
        if (isSpace(next)) {
            return i + 1;
        }
        boolean valueMayCome = expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
        if (expected == Expected.OPENING && next == '[') {
            expected = Expected.VALUE_OR_END;
        } else if (expected == Expected.COMMA_OR_END && next == ',') {
            expected = Expected.VALUE;
        } else if (next == ']' && (expected == Expected.COMMA_OR_END || expected == Expected.VALUE_OR_END)) {
            expected = Expected.NOTHING;
        } else if (valueMayCome && next != ']' && next != ',' && next != '}' && next != ':') {
            begin(next, base + i);
        } else {
            malformation = new Malformation(base + i, line, reason(next));
        }
        return i + 1;
    }

    private void begin(byte next, long offset) {
        openSince = offset;
        openLine = line;
        if (next == '{' || next == '[') {
            depth = 1;
            inString = false;
            expected = Expected.COMPOUND;
        } else {
            expected = next == '"' ? Expected.STRING : Expected.SCALAR;
        }
    }

    private String reason(byte next) {
        String seen = next >= ' ' ? "'" + (char) next + "'" : "byte 0x" + Integer.toHexString(next & 0xff);
        return switch (expected) {
            case NOTHING ->
                next == '['
                        ? "a second array follows the first; a file holds one"
                        : seen + " follows the end of the array";
            case VALUE ->
                next == ']' ? "a comma stands before the closing ']'" : seen + " stands where a record should";
            case COMMA_OR_END -> seen + " stands where a comma or ']' should";
            case OPENING, VALUE_OR_END, COMPOUND, STRING, SCALAR -> seen + " stands where a record should";
        };
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    @Override
    public void finish(long end, RecordSink sink) {
        if (malformation == null && expected != Expected.NOTHING) {
            boolean open = openSince != NONE;
            malformation = open
                    ? Malformation.openRecord(openSince, openLine)
                    : new Malformation(end, line, "the closing ']' is missing: the file is truncated");
        }
    }

    @Override
    public long openSince() {
        return openSince;
    }

    @Override
    public long openLine() {
        return openSince == NONE ? line : openLine;
    }

    @Override
    public @Nullable Malformation malformation() {
        return malformation;
    }
}
