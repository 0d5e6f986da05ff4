package tickets.ingest.raw;

import org.jspecify.annotations.Nullable;

/** JSON Lines: every line that is not blank is a record, from its first visible byte to the line's end. */
final class LineScan implements BorderScan {

    private long openSince = NONE;
    private long line;

    /** @param line the line in which the first bytes to scan begin, from 1 */
    LineScan(long line) {
        this.line = line;
    }

    @Override
    public void scan(byte[] bytes, int from, int to, long base, RecordSink sink) {
        int i = from;
        while (i < to) {
            if (openSince == NONE) {
                i = beginning(bytes, i, to, base);
            }
            while (i < to && bytes[i] != '\n') {
                i++;
            }
            if (i < to) {
                close(base + i, sink);
                line++;
                i++;
            }
        }
    }

    private int beginning(byte[] bytes, int from, int to, long base) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        if (i < to && bytes[i] != '\n') {
            openSince = base + i;
        }
        return i;
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\t' || next == '\r';
    }

    private void close(long end, RecordSink sink) {
        if (openSince != NONE) {
            sink.record(openSince, end, line);
            openSince = NONE;
        }
    }

    @Override
    public void finish(long end, RecordSink sink) {
        close(end, sink);
    }

    @Override
    public long openSince() {
        return openSince;
    }

    @Override
    public long openLine() {
        return line;
    }

    @Override
    public @Nullable Malformation malformation() {
        return null;
    }
}
