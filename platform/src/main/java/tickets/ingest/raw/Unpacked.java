package tickets.ingest.raw;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip and zstd by their first bytes, whatever the file's name says. */
final class Unpacked {

    private static final int MAGIC_BYTES = 4;
    private static final int BUFFER_BYTES = 1 << 16;

    private Unpacked() {}

    static InputStream of(InputStream stored) throws IOException {
        PushbackInputStream peekable = new PushbackInputStream(stored, MAGIC_BYTES);
        byte[] magic = peekable.readNBytes(MAGIC_BYTES);
        peekable.unread(magic);
        if (isGzip(magic)) {
            return new GZIPInputStream(peekable, BUFFER_BYTES);
        }
        if (isZstd(magic)) {
            return new ZstdInputStream(peekable);
        }
        return peekable;
    }

    /** Whether the first bytes of a file are those of a compressed one. */
    static boolean isPacked(byte[] head) {
        return isGzip(head) || isZstd(head);
    }

    private static boolean isGzip(byte[] head) {
        return startsWith(head, 0x1f, 0x8b);
    }

    private static boolean isZstd(byte[] head) {
        return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
