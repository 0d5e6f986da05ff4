package tickets.ingest.judging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes accepted records as the lines that {@code bronze/tickets.sql} reads: as received, with their position. */
final class AcceptedRecords {

    private static final byte[] POSITION = ",\"_position\":".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private final Spool spool;
    private final byte[] ending = Arrays.copyOf(POSITION, POSITION.length + LONGEST_NUMBER + 2);

    AcceptedRecords(Spool spool) {
        this.spool = spool;
    }

    /** Adds the object in {@code bytes[from, to)}, whose last byte is its closing brace. */
    void add(byte[] bytes, int from, int to, long position) throws IOException {
        int length = POSITION.length;
        for (char digit : Long.toString(position).toCharArray()) {
            ending[length++] = (byte) digit;
        }
        ending[length++] = '}';
        ending[length++] = '\n';
        spool.line(bytes, from, to - 1, ending, length);
    }
}
