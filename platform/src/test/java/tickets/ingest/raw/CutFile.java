package tickets.ingest.raw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cutter makes of one file, record by record, for tests. */
@SuppressWarnings("ArrayRecordComponent") // compared by its parts only
record CutFile(List<Piece> pieces, @Nullable Malformation malformation, byte[] malformedHead, FileFormat format) {

    /** The usual limit; no test file is longer. */
    static final long NO_LIMIT = 1 << 20;

    /** One record with its place; an oversized one has only the head of its text. */
    record Piece(long index, long line, long byteOffset, long byteLength, String text) {}

    static CutFile of(String file) {
        return of(file.getBytes(StandardCharsets.UTF_8), 64, NO_LIMIT);
    }

    static CutFile of(byte[] stored, int bufferBytes, long maxRecordBytes) {
        return of(new ByteArrayInputStream(stored), bufferBytes, maxRecordBytes);
    }

    static CutFile of(InputStream stored, int bufferBytes, long maxRecordBytes) {
        try {
            return cut(stored, new ChunkBuffers(1, bufferBytes), maxRecordBytes);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static CutFile cut(InputStream stored, ChunkBuffers buffers, long maxRecordBytes)
            throws IOException, InterruptedException {
        RecordCutter cutter = new RecordCutter(
                new RawFile("raw/tickets.json", 0, Instant.EPOCH, ""), stored, buffers, maxRecordBytes);
        List<Piece> pieces = new ArrayList<>();
        Malformation malformation = null;
        byte[] head = new byte[0];
        FileFormat format = FileFormat.LINES;
        long sequence = 0;
        Optional<Chunk> next = cutter.next(sequence);
        while (next.isPresent()) {
            Chunk chunk = next.get();
            pieces.addAll(piecesOf(chunk));
            malformation = chunk.malformation();
            head = chunk.malformedHead();
            format = chunk.format();
            buffers.giveBack(chunk.bytes());
            next = cutter.next(++sequence);
        }
        return new CutFile(pieces, malformation, head, format);
    }

    private static List<Piece> piecesOf(Chunk chunk) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            int length = chunk.end(i) - chunk.start(i);
            pieces.add(new Piece(
                    chunk.index(i),
                    chunk.line(i),
                    chunk.byteOffset(i),
                    length,
                    new String(chunk.bytes(), chunk.start(i), length, StandardCharsets.UTF_8)));
        }
        for (OversizedRecord record : chunk.oversized()) {
            pieces.add(new Piece(
                    record.index(),
                    record.line(),
                    record.byteOffset(),
                    record.byteLength(),
                    new String(record.head(), StandardCharsets.UTF_8)));
        }
        pieces.sort(Comparator.comparingLong(Piece::index));
        return pieces;
    }

    /** What ends the file; fails when nothing does. */
    Malformation fault() {
        return Objects.requireNonNull(malformation, "the file is whole");
    }

    List<String> texts() {
        return pieces.stream().map(Piece::text).toList();
    }
}
