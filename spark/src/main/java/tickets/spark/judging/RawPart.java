package tickets.spark.judging;

import java.io.Serializable;

/**
 * What one task judges: a raw file, or a stretch of one that holds plain JSON Lines.
 *
 * @param file which of the run's files, from 0
 * @param part which stretch of it, from 0
 * @param key the file's key in the store
 * @param address where Spark finds the file
 * @param bytes its size as stored
 * @param from the lines that begin at or behind this byte
 * @param to and before this one; {@link Long#MAX_VALUE} for the whole file
 */
public record RawPart(int file, int part, String key, String address, long bytes, long from, long to)
        implements Serializable {

    /** How many bytes it holds, as stored. */
    public long length() {
        return Math.min(to, bytes) - from;
    }

    /** Whether it is the whole file, read from its first byte to its last. */
    boolean isWholeFile() {
        return from == 0 && to == Long.MAX_VALUE;
    }
}
