package tickets.ingest.raw;

/**
 * Where a file stops being what it claims to be.
 *
 * @param byteOffset where in the unpacked file, from 0
 * @param line the line of that byte, from 1
 * @param reason what is wrong there, e.g. {@code a comma stands before the closing ']'}
 */
public record Malformation(long byteOffset, long line, String reason) {

    private static final String NEVER_ENDS = "the record that begins here never ends: the file is truncated";

    /** A record is open where the file ends. */
    static Malformation openRecord(long byteOffset, long line) {
        return new Malformation(byteOffset, line, NEVER_ENDS);
    }

    /** Whether all that is known is the beginning of a record that never ends. */
    public boolean isOpenRecord() {
        return reason.equals(NEVER_ENDS);
    }

    /** The same {@code distance} bytes further; {@code bytes[from]} is the byte this one points at. */
    public Malformation further(byte[] bytes, int from, int distance) {
        long lineThere = line;
        for (int i = from; i < from + distance; i++) {
            lineThere += bytes[i] == '\n' ? 1 : 0;
        }
        return new Malformation(byteOffset + distance, lineThere, reason);
    }
}
