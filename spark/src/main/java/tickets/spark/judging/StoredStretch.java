package tickets.spark.judging;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tickets.ingest.raw.ContentBlocks;

/**
 * The bytes of a file as stored; keeps the check bits of those within a stretch that begins at a whole MiB. One thread.
 */
final class StoredStretch extends FilterInputStream {

    private final ByteArrayOutputStream bits = new ByteArrayOutputStream();
    private final ContentBlocks blocks = new ContentBlocks(bits::writeBytes);
    private final long from;
    private final long to;
    private long position;

    /**
     * @param stored stands at {@code position}
     * @param from the first byte that counts
     * @param to the first one behind that does not
     */
    StoredStretch(InputStream stored, long position, long from, long to) {
        super(stored);
        this.position = position;
        this.from = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            long first = Math.max(position, from);
            long last = Math.min(position + read, to);
            if (first < last) {
                blocks.add(bytes, offset + (int) (first - position), (int) (last - first));
            }
            position += read;
        }
        return read;
    }

    /** Where it stands in the file. */
    long position() {
        return position;
    }

    /** The check bits, when all was read. */
    byte[] bits(boolean isEndOfFile) {
        if (isEndOfFile) {
            blocks.end();
        }
        return bits.toByteArray();
    }
}
