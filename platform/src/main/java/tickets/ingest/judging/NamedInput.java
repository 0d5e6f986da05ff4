package tickets.ingest.judging;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tickets.ingest.raw.ContentDigest;

/** Counts the bytes that pass and names them as a whole; one thread. */
final class NamedInput extends FilterInputStream {

    private static final int SKIP_BYTES = 1 << 16;

    private final ContentDigest digest = new ContentDigest();
    private long count;

    NamedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            digest.add(bytes, from, read);
            count += read;
        }
        return read;
    }

    long count() {
        return count;
    }

    /** The name of the whole content; reads what nobody has read. */
    String name() throws IOException {
        byte[] rest = new byte[SKIP_BYTES];
        int read = read(rest, 0, rest.length);
        while (read >= 0) {
            read = read(rest, 0, rest.length);
        }
        return digest.name();
    }
}
