package tickets.ingest.raw;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the records that a border scan finds in one buffer into its chunk. */
final class Cut implements RecordSink {

    private final Chunk chunk;
    private final long maxRecordBytes;
    private final @Nullable OpenGiant fromBefore;
    private @Nullable Malformation malformation;
    private int records;

    /** @param fromBefore the record that began in an earlier buffer and was too long to carry */
    Cut(Chunk chunk, long maxRecordBytes, @Nullable OpenGiant fromBefore) {
        this.chunk = chunk;
        this.maxRecordBytes = maxRecordBytes;
        this.fromBefore = fromBefore;
    }

    @Override
    public void record(long from, long to, long line) {
        if (malformation != null) {
            return;
        }
        int end = trimmedEnd(Math.max(0, chunk.at(from)), chunk.at(to));
        long length = chunk.base() + end - from;
        if (from < chunk.base() || length > maxRecordBytes) {
            malformation = giant(from, end, line).malformation();
            if (malformation != null) {
                return;
            }
            chunk.add(new OversizedRecord(chunk.firstIndex() + records, from, length, line, head(from, end)));
        } else {
            chunk.add(chunk.at(from), end, records, line);
        }
        records++;
    }

    private int trimmedEnd(int start, int end) {
        int last = end;
        byte[] bytes = chunk.bytes();
        while (last > start && (bytes[last - 1] == ' ' || bytes[last - 1] == '\r' || bytes[last - 1] == '\t')) {
            last--;
        }
        return last;
    }

    /** A record that is too long, with what this buffer has of it: up to {@code end}. */
    OpenGiant giant(long from, int end, long line) {
        OpenGiant giant = fromBefore != null && from < chunk.base()
                ? fromBefore
                : new OpenGiant(head(from, end), chunk.format(), from, line);
        giant.see(chunk.bytes(), Math.max(0, chunk.at(from)), end, chunk.base());
        return giant;
    }

    /** An element that was too long and no JSON either; it and what follows it was not taken. */
    @Nullable
    Malformation malformation() {
        return malformation;
    }

    /** How many records were found, oversized ones counted. */
    int records() {
        return records;
    }

    /** The first bytes of what begins at {@code from} and reaches at least to {@code end} in the buffer. */
    byte[] head(long from, int end) {
        if (from < chunk.base()) {
            return fromBefore == null ? new byte[0] : fromBefore.head();
        }
        int start = chunk.at(from);
        return Arrays.copyOfRange(chunk.bytes(), start, Math.min(end, start + OversizedRecord.HEAD_BYTES));
    }
}
