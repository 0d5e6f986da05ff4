package tickets.ingest.raw;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The few byte arrays that all raw data passes through. Taking one waits until a worker has given one back: that is
 * what keeps memory constant and the reader no further ahead than the workers can follow. Each is made when it is first
 * wanted, so that judging begins before all of them are there. One thread takes, any thread gives back.
 */
public final class ChunkBuffers {

    private final int count;
    private final int bytes;
    private final BlockingQueue<byte[]> free;
    private int made;

    /**
     * @param count how many arrays there are at most
     * @param bytes the length of each
     */
    public ChunkBuffers(int count, int bytes) {
        this.count = count;
        this.bytes = bytes;
        this.free = new ArrayBlockingQueue<>(count);
    }

    /** An array of at least {@code least} bytes; larger than usual only for a single huge record. */
    byte[] take(int least) throws InterruptedException {
        byte[] usual = usual();
        return least <= usual.length ? usual : new byte[least];
    }

    private byte[] usual() throws InterruptedException {
        byte[] unused = free.poll();
        if (unused != null) {
            return unused;
        }
        if (made < count) {
            made++;
            return new byte[bytes];
        }
        return free.take();
    }

    /** Gives an array back; one that was made larger for a single huge record is replaced by one of the usual size. */
    public void giveBack(byte[] buffer) {
        free.add(buffer.length == bytes ? buffer : new byte[bytes]);
    }
}
