package tickets.ingest.raw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of whole records of one file, as ranges of one byte array. Filled by the cutter, then read by one worker, who
 * gives {@link #bytes()} back to the {@link ChunkBuffers}.
 */
public final class Chunk {

    private static final int FIRST_CAPACITY = 4096;

    private final RawFile file;
    private final FileFormat format;
    private final long sequence;
    private final long firstIndex;
    private final byte[] bytes;
    private final long base;
    private final List<OversizedRecord> oversized = new ArrayList<>();
    private int size;
    private int[] starts = new int[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int[] indexes = new int[FIRST_CAPACITY];
    private long[] lines = new long[FIRST_CAPACITY];
    private @Nullable Malformation malformation;
    private byte[] malformedHead = new byte[0];

    Chunk(RawFile file, FileFormat format, ChunkOrigin origin, byte[] bytes) {
        this.file = file;
        this.format = format;
        this.sequence = origin.sequence();
        this.firstIndex = origin.firstIndex();
        this.base = origin.base();
        this.bytes = bytes;
    }

    void add(int start, int end, int indexInChunk, long line) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            indexes = Arrays.copyOf(indexes, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        indexes[size] = indexInChunk;
        lines[size++] = line;
    }

    void add(OversizedRecord record) {
        oversized.add(record);
    }

    void endsMalformed(Malformation found, byte[] head) {
        malformation = found;
        malformedHead = head;
    }

    long base() {
        return base;
    }

    long firstIndex() {
        return firstIndex;
    }

    int at(long offset) {
        return (int) (offset - base);
    }

    /** The file all records are of. */
    public RawFile file() {
        return file;
    }

    /** How the file is written. */
    public FileFormat format() {
        return format;
    }

    /** Which chunk of the run this is, from 0. */
    public long sequence() {
        return sequence;
    }

    /** How many whole records there are, oversized ones not counted. */
    public int size() {
        return size;
    }

    /** Records that were too long to keep. */
    public List<OversizedRecord> oversized() {
        return oversized;
    }

    /** The array the ranges are of. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where record {@code i} begins in {@link #bytes()}. */
    public int start(int i) {
        return starts[i];
    }

    /** Where record {@code i} ends in {@link #bytes()}, exclusive. */
    public int end(int i) {
        return ends[i];
    }

    /** Which record of its file record {@code i} is, from 0. */
    public long index(int i) {
        return firstIndex + indexes[i];
    }

    /** Where record {@code i} begins in the unpacked file. */
    public long byteOffset(int i) {
        return base + starts[i];
    }

    /** The index in its file of what follows the last record of this chunk. */
    public long indexBehind() {
        return firstIndex + size + oversized.size();
    }

    /** How many records were found, an unreadable rest counted as one. */
    public long records() {
        return (long) size + oversized.size() + (malformation == null ? 0 : 1);
    }

    /** The line record {@code i} begins in, from 1. */
    public long line(int i) {
        return lines[i];
    }

    /** What ends the file before its time, right behind the records of this chunk; null when nothing does. */
    public @Nullable Malformation malformation() {
        return malformation;
    }

    /** The first bytes of the malformed rest, at most 64 KiB; empty when there is none. */
    public byte[] malformedHead() {
        return malformedHead;
    }
}
