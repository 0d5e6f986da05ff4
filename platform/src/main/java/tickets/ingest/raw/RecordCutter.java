package tickets.ingest.raw;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one file into {@link Chunk}s of whole records. The bytes of a record that is not complete at the end of a buffer
 * are carried to the next one; of a record longer than the limit only the head is kept. Used by one thread.
 */
public final class RecordCutter {

    private static final byte[] NOTHING = new byte[0];

    /** Read at a time: what is read passes through a buffer of this size, which stays in the processor's cache. */
    private static final int READ_BYTES = 1 << 18;

    /** How many times smaller than the others a file's first two chunks are: judges begin early, with cold code. */
    private static final int FIRST_PART = 4;

    private static final int SMALLEST_CHUNK_BYTES = 1 << 16;

    private final RawFile file;
    private final InputStream stored;
    private final ChunkBuffers buffers;
    private final long maxRecordBytes;

    private @Nullable InputStream unpacked;
    private @Nullable BorderScan scan;
    private FileFormat format = FileFormat.LINES;
    private byte[] carried = NOTHING;
    private @Nullable OpenGiant giant;
    private long offset;
    private long index;
    private long beginningLine = 1;
    private boolean endOfFile;
    private boolean done;
    private @Nullable String damage;

    /**
     * @param stored the file as it is stored; unpacked here, closed by the caller
     * @param maxRecordBytes the longest record that is kept whole
     */
    public RecordCutter(RawFile file, InputStream stored, ChunkBuffers buffers, long maxRecordBytes) {
        this.file = file;
        this.stored = stored;
        this.buffers = buffers;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Cuts a part of a file that is known to hold plain JSON Lines; places are counted from the part's beginning.
     *
     * @param lines the part, from the beginning of a line to the end of one; closed by the caller
     */
    public static RecordCutter ofPlainLines(
            RawFile file, InputStream lines, ChunkBuffers buffers, long maxRecordBytes) {
        RecordCutter cutter = new RecordCutter(file, lines, buffers, maxRecordBytes);
        cutter.unpacked = lines;
        cutter.scan = new LineScan(1);
        return cutter;
    }

    /**
     * The next chunk, possibly without a record; empty at the end of the file.
     *
     * @param sequence the chunk's number in the run
     */
    public Optional<Chunk> next(long sequence) throws IOException, InterruptedException {
        if (done) {
            return Optional.empty();
        }
        byte[] bytes = buffers.take(carried.length * 2);
        int scanned = carried.length;
        System.arraycopy(carried, 0, bytes, 0, scanned);
        carried = NOTHING;
        long base = offset - scanned;
        int size = scanned + fill(bytes, scanned, Math.min(bytes.length, scanned + wanted(bytes)));
        done = endOfFile;
        Malformation unreadable = begin(bytes, size, base);
        Chunk chunk = new Chunk(file, format, new ChunkOrigin(sequence, index, base), bytes);
        if (unreadable != null) {
            done = true;
            chunk.endsMalformed(unreadable, Arrays.copyOf(bytes, Math.min(size, OversizedRecord.HEAD_BYTES)));
        } else if (scan != null) {
            Cut cut = new Cut(chunk, maxRecordBytes, giant);
            scan.scan(bytes, scanned, size, base, cut);
            finish(scan, chunk, cut, size);
            index += cut.records();
        }
        return Optional.of(chunk);
    }

    /** How much to read into {@code bytes}. */
    private int wanted(byte[] bytes) {
        int first = Math.max(SMALLEST_CHUNK_BYTES, bytes.length / FIRST_PART);
        return offset < 2L * first ? first : bytes.length;
    }

    private int fill(byte[] bytes, int from, int to) throws IOException {
        int size = from;
        try {
            InputStream in = unpacked == null ? Unpacked.of(stored) : unpacked;
            unpacked = in;
            while (size < to && !endOfFile) {
                int read = in.read(bytes, size, Math.min(READ_BYTES, to - size));
                endOfFile = read < 0;
                size += Math.max(read, 0);
            }
        } catch (EOFException | ZipException | ZstdIOException broken) {
            endOfFile = true;
            damage = "the compressed file is damaged or cut short (" + broken.getMessage() + ")";
        }
        offset += size - from;
        return size - from;
    }

    private @Nullable Malformation begin(byte[] bytes, int size, long base) {
        if (scan != null) {
            return null;
        }
        FileBeginning beginning = FileBeginning.of(bytes, size, base, beginningLine);
        if (beginning.format() != null) {
            format = beginning.format();
            scan = format == FileFormat.ARRAY ? new ArrayScan(beginningLine) : new LineScan(beginningLine);
            Arrays.fill(bytes, 0, beginning.skip(), (byte) ' ');
            return beginning.malformation();
        }
        beginningLine += FileBeginning.lineEnds(bytes, size);
        return damage == null ? null : new Malformation(offset, beginningLine, damage);
    }

    private void finish(BorderScan borders, Chunk chunk, Cut cut, int size) {
        if (endOfFile && damage == null && borders.malformation() == null) {
            borders.finish(offset, cut);
        }
        Malformation found = cut.malformation() == null ? borders.malformation() : cut.malformation();
        long open = borders.openSince();
        if (found == null && isTooLong(open)) {
            giant = cut.giant(open, size, borders.openLine());
            found = giant.malformation();
        } else {
            giant = null;
        }
        if (found == null && damage != null) {
            found = new Malformation(open == BorderScan.NONE ? offset : open, borders.openLine(), damage);
        }
        if (found != null) {
            done = true;
            chunk.endsMalformed(found, cut.head(found.byteOffset(), size));
        } else if (open != BorderScan.NONE && giant == null) {
            carried = Arrays.copyOfRange(chunk.bytes(), chunk.at(open), size);
        }
    }

    private boolean isTooLong(long openSince) {
        return openSince != BorderScan.NONE
                && offset - openSince > Math.max(maxRecordBytes, OversizedRecord.HEAD_BYTES);
    }

    /** Reads the file to its end without looking at it; returns its unpacked length, as far as it can be unpacked. */
    public long drain() throws IOException {
        byte[] bytes = new byte[1 << 16];
        while (!endOfFile) {
            fill(bytes, 0, bytes.length);
        }
        return offset;
    }
}
