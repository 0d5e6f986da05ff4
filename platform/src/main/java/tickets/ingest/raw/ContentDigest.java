package tickets.ingest.raw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names the content of a file: 64 check bits (CRC-32 and CRC-32C) of each MiB, folded with the length by SHA-256. Any
 * change by accident gives another name. A change on purpose by somebody who may write raw files can be hidden from it:
 * the name saves work and is no seal. SHA-256 over all bytes would cost more than judging them, because the quick
 * compiler that short runs use does not know the processor's instructions for it. One thread.
 */
public final class ContentDigest {

    private static final int READ_BYTES = 1 << 20;

    private final MessageDigest blocks = DigestUtils.getSha256Digest();
    private final ContentBlocks bits = new ContentBlocks(blocks::update);
    private long length;

    /** The name of all that {@code content} gives, which is read to its end and not closed. */
    public static String of(InputStream content) throws IOException {
        ContentDigest digest = new ContentDigest();
        byte[] bytes = new byte[READ_BYTES];
        int read = content.read(bytes);
        while (read >= 0) {
            digest.add(bytes, 0, read);
            read = content.read(bytes);
        }
        return digest.name();
    }

    /** Adds the next bytes. */
    public void add(byte[] bytes, int from, int count) {
        bits.add(bytes, from, count);
        length += count;
    }

    /** The name, 64 hexadecimal digits; nothing can be added any more. */
    public String name() {
        bits.end();
        blocks.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        return HexFormat.of().formatHex(blocks.digest());
    }

    /**
     * The name of a file that was read in stretches.
     *
     * @param bits what {@link ContentBlocks} gave for each stretch, in order
     * @param length of the whole file
     */
    public static String ofStretches(List<byte[]> bits, long length) {
        MessageDigest blocks = DigestUtils.getSha256Digest();
        bits.forEach(blocks::update);
        blocks.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        return HexFormat.of().formatHex(blocks.digest());
    }
}
