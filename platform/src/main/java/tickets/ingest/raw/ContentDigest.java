package tickets.ingest.raw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Names the content of a file: 64 check bits (CRC-32 and CRC-32C) of each MiB, folded with the length by SHA-256. Any
 * change by accident gives another name. A change on purpose by somebody who may write raw files can be hidden from it:
 * the name saves work and is no seal. SHA-256 over all bytes would cost more than judging them, because the quick
 * compiler that short runs use does not know the processor's instructions for it. One thread.
 */
public final class ContentDigest {

    private static final int BLOCK_BYTES = 1 << 20;

    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private final MessageDigest blocks = sha256();
    private long length;
    private int inBlock;

    /** The name of all that {@code content} gives, which is read to its end and not closed. */
    public static String of(InputStream content) throws IOException {
        ContentDigest digest = new ContentDigest();
        byte[] bytes = new byte[BLOCK_BYTES];
        int read = content.read(bytes);
        while (read >= 0) {
            digest.add(bytes, 0, read);
            read = content.read(bytes);
        }
        return digest.name();
    }

    /** Adds the next bytes. */
    public void add(byte[] bytes, int from, int count) {
        int at = from;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, BLOCK_BYTES - inBlock);
            crc32.update(bytes, at, part);
            crc32c.update(bytes, at, part);
            at += part;
            left -= part;
            inBlock += part;
            if (inBlock == BLOCK_BYTES) {
                endBlock();
            }
        }
        length += count;
    }

    private void endBlock() {
        blocks.update(ByteBuffer.allocate(Long.BYTES)
                .putInt((int) crc32.getValue())
                .putInt((int) crc32c.getValue())
                .array());
        crc32.reset();
        crc32c.reset();
        inBlock = 0;
    }

    /** The name, 64 hexadecimal digits; nothing can be added any more. */
    public String name() {
        endBlock();
        blocks.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        return HexFormat.of().formatHex(blocks.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
