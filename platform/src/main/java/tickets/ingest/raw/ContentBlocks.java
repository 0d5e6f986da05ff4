package tickets.ingest.raw;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The check bits of each MiB of a file, or of a stretch that begins at a whole MiB of one. One thread. */
public final class ContentBlocks {

    /** How much a block holds. */
    public static final int BLOCK_BYTES = 1 << 20;

    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private final Consumer<byte[]> blocks;
    private int inBlock;

    /** @param blocks takes the 8 bytes of each block */
    public ContentBlocks(Consumer<byte[]> blocks) {
        this.blocks = blocks;
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
                end();
            }
        }
    }

    /** Ends the file: its last block may hold less, or nothing. */
    public void end() {
        blocks.accept(ByteBuffer.allocate(Long.BYTES)
                .putInt((int) crc32.getValue())
                .putInt((int) crc32c.getValue())
                .array());
        crc32.reset();
        crc32c.reset();
        inBlock = 0;
    }
}
