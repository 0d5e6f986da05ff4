package tickets.ingest.raw;

import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of an unpacked file tell.
 *
 * @param skip how many bytes to pass over (a byte order mark)
 * @param format how its records are told apart; null for a file with nothing but white space so far
 * @param malformation set when the file can be neither an array nor JSON Lines
 */
record FileBeginning(
        int skip, @Nullable FileFormat format, @Nullable Malformation malformation) {

    /**
     * Looks at {@code bytes[0, size)}.
     *
     * @param blankBefore bytes of the file that came before, all of them white space
     * @param line the line in which {@code bytes} begin, from 1
     */
    static FileBeginning of(byte[] bytes, int size, long blankBefore, long line) {
        boolean isStart = blankBefore == 0;
        if (isStart && size >= 2 && isUtf16(bytes[0] & 0xff, bytes[1] & 0xff)) {
            return new FileBeginning(
                    0, FileFormat.ARRAY, new Malformation(0, 1, "the file is UTF-16; raw tickets are UTF-8"));
        }
        int skip = isStart && isByteOrderMark(bytes, size) ? 3 : 0;
        int first = firstVisible(bytes, skip, size);
        if (first == size) {
            return new FileBeginning(skip, null, null);
        }
        if (bytes[first] == '[') {
            return new FileBeginning(skip, FileFormat.ARRAY, null);
        }
        if (!isObjectOverSeveralLines(bytes, first, size)) {
            return new FileBeginning(skip, FileFormat.LINES, null);
        }
        Malformation oneObject = new Malformation(
                blankBefore + first,
                line + lineEnds(bytes, first),
                "the top level is one object; raw tickets are one JSON array or JSON Lines (an object a line)");
        return new FileBeginning(skip, FileFormat.LINES, oneObject);
    }

    /** How many lines end within {@code bytes[0, to)}. */
    static long lineEnds(byte[] bytes, int to) {
        long count = 0;
        for (int i = 0; i < to; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static boolean isByteOrderMark(byte[] bytes, int size) {
        return size >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    private static boolean isUtf16(int first, int second) {
        return (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
    }

    private static int firstVisible(byte[] bytes, int from, int size) {
        int i = from;
        while (i < size && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /**
     * A first line that leaves its object open and is not followed by another object is no broken line of JSON Lines:
     * the file is one pretty-printed object.
     */
    private static boolean isObjectOverSeveralLines(byte[] bytes, int first, int size) {
        int lineEnd = first;
        int depth = 0;
        boolean quoted = false;
        while (lineEnd < size && bytes[lineEnd] != '\n') {
            byte next = bytes[lineEnd++];
            if (quoted && next == '\\') {
                lineEnd++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (!quoted && (next == '{' || next == '[')) {
                depth++;
            } else if (!quoted && (next == '}' || next == ']')) {
                depth--;
            }
        }
        int following = firstVisible(bytes, Math.min(lineEnd, size), size);
        return bytes[first] == '{' && depth > 0 && following < size && bytes[following] != '{';
    }
}
