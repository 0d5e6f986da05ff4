package tickets.ingest.raw;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the records that a border scan finds in one buffer into its chunk. */
final class Cut implements RecordSink {

    private final Chunk chunk;
    private final long maxRecordBytes;
    private final byte @Nullable [] headFromBefore;
    private int records;

    /** @param headFromBefore the head of a record that began in an earlier buffer and was too long to carry */
    Cut(Chunk chunk, long maxRecordBytes, byte @Nullable [] headFromBefore) {
        this.chunk = chunk;
        this.maxRecordBytes = maxRecordBytes;
        this.headFromBefore = headFromBefore;
    }

    @Override
    public void record(long from, long to, long line) {
        int end = trimmedEnd(Math.max(0, chunk.at(from)), chunk.at(to));
        long length = chunk.base() + end - from;
        if (from < chunk.base() || length > maxRecordBytes) {
            chunk.add(new OversizedRecord(
                    chunk.firstIndex() + records,
                    chunk.firstPosition() + records,
                    from,
                    length,
                    line,
                    head(from, end)));
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

    /** How many records were found, oversized ones counted. */
    int records() {
        return records;
    }

    /** The first bytes of what begins at {@code from} and reaches at least to {@code end} in the buffer. */
    byte[] head(long from, int end) {
        if (from < chunk.base()) {
            return headFromBefore == null ? new byte[0] : headFromBefore;
        }
        int start = chunk.at(from);
        return Arrays.copyOfRange(chunk.bytes(), start, Math.min(end, start + OversizedRecord.HEAD_BYTES));
    }
}
