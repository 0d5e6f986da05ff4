package tickets.ingest.raw;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The few byte arrays that all raw data passes through. Taking one waits until a worker has given one back: that is
 * what keeps memory constant and the reader no further ahead than the workers can follow. Thread-safe.
 */
public final class ChunkBuffers {

    private final int bytes;
    private final BlockingQueue<byte[]> free;

    /**
     * @param count how many arrays there are
     * @param bytes the length of each
     */
    public ChunkBuffers(int count, int bytes) {
        this.bytes = bytes;
        this.free = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            free.add(new byte[bytes]);
        }
    }

    /** An array of at least {@code least} bytes; larger than usual only for a single huge record. */
    byte[] take(int least) throws InterruptedException {
        byte[] usual = free.take();
        return least <= usual.length ? usual : new byte[least];
    }

    /** Gives an array back; one that was made larger for a single huge record is replaced by one of the usual size. */
    public void giveBack(byte[] buffer) {
        free.add(buffer.length == bytes ? buffer : new byte[bytes]);
    }
}
