package tickets.spark.judging;

import java.io.FilterInputStream;
import java.io.IOException;

/** The lines of a file that begin within a stretch of it, as a stream. Counts them. One thread. */
final class LineStretch extends FilterInputStream {

    private final StoredStretch stored;
    private final long to;
    private final long start;
    private boolean atLineStart = true;
    private long lines;

    /**
     * Goes to the first line that begins within the stretch.
     *
     * @param stored stands one byte before the stretch, or at the beginning of the file
     * @param to the first byte behind the stretch
     */
    LineStretch(StoredStretch stored, long to) throws IOException {
        super(stored);
        this.stored = stored;
        this.to = to;
        if (stored.position() > 0) {
            skipLine();
        }
        start = stored.position();
    }

    private void skipLine() throws IOException {
        int next = stored.read();
        while (next >= 0 && next != '\n') {
            next = stored.read();
        }
    }

    /** The offset in the file of the first byte that this stream gives. */
    long start() {
        return start;
    }

    /** How many line ends were read. */
    long lines() {
        return lines;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long position = stored.position();
        if (atLineStart && position >= to) {
            return -1;
        }
        // Up to the end of the stretch at once; the last line byte by byte, because what follows is another part's.
        int wanted = position < to ? (int) Math.min(length, to - position) : 1;
        int read = stored.read(bytes, offset, wanted);
        for (int i = offset; i < offset + read; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        if (read > 0) {
            atLineStart = bytes[offset + read - 1] == '\n';
        }
        return read;
    }
}
