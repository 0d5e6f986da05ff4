package tickets.spark.judging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.Breakdown;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.ingest.judging.RawText;
import tickets.ingest.judging.RecordJudging;
import tickets.ingest.judging.RecordPlace;
import tickets.ingest.judging.VerdictSink;
import tickets.ingest.raw.Chunk;
import tickets.ingest.raw.ChunkBuffers;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RecordCutter;
import tickets.problem.InvalidInput;
import tickets.ticket.TicketJudge;
import tickets.ticket.Verdict;

/** The rows of one part, a chunk of records at a time, so that memory does not grow with the file. One thread. */
final class PartRows implements Iterator<Row>, VerdictSink, AutoCloseable {

    /** Smaller than on the embedded engine: rows of a chunk are objects here, and wait in memory. */
    private static final int CHUNK_BYTES = 2 << 20;

    private final RawPart part;
    private final RawFile rawFile;
    private final JudgingOrder order;
    private final FSDataInputStream file;
    private final StoredStretch stored;
    private final @Nullable LineStretch lines;
    private final ChunkBuffers buffers = new ChunkBuffers(1, CHUNK_BYTES);
    private final RecordCutter cutter;
    private final RecordJudging judging;
    private final JudgedRows rows;
    private final TicketText tickets = new TicketText();
    private final Queue<Row> ready = new ArrayDeque<>();
    private long chunks;
    private long records;
    private @Nullable String lastTicket;
    private boolean done;

    PartRows(RawPart part, JudgingOrder order, TicketJudge judge, FSDataInputStream file) throws IOException {
        this.part = part;
        this.rawFile = new RawFile(part.key(), part.bytes(), Instant.EPOCH, "");
        this.order = order;
        this.file = file;
        long first = Math.max(0, part.from() - 1);
        file.seek(first);
        this.stored = new StoredStretch(file, first, part.from(), part.to());
        this.lines = part.isWholeFile() ? null : new LineStretch(stored, part.to());
        this.cutter = lines == null
                ? new RecordCutter(rawFile, stored, buffers, order.maxRecordBytes())
                : RecordCutter.ofPlainLines(rawFile, lines, buffers, order.maxRecordBytes());
        this.judging = new RecordJudging(judge);
        this.rows = new JudgedRows(part, lines == null ? 0 : lines.start());
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && !done) {
                judgeNextChunk();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped from outside", stopped);
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Objects.requireNonNull(ready.poll());
    }

    private void judgeNextChunk() throws IOException, InterruptedException {
        Optional<Chunk> next = cutter.next(chunks++);
        if (next.isEmpty()) {
            end(null);
            return;
        }
        Chunk chunk = next.get();
        Breakdown breakdown = judging.judge(chunk, this);
        records = chunk.indexBehind();
        buffers.giveBack(chunk.bytes());
        if (breakdown != null) {
            breakDown(breakdown);
        }
    }

    private void breakDown(Breakdown breakdown) throws IOException {
        records = breakdown.rest().place().index() + 1;
        if (order.onMalformed() == OnMalformed.FAIL) {
            end(breakdown.asFailure(rawFile, lastTicket));
            return;
        }
        RecordPlace place = breakdown.placeOfRest(cutter.drain());
        refuse(place, breakdown.asRefused(), ByteBuffer.wrap(breakdown.rest().head()));
        end(null);
    }

    private void end(@Nullable InvalidInput failure) throws IOException {
        done = true;
        InputStream rest = lines == null ? stored : lines;
        rest.transferTo(OutputStream.nullOutputStream());
        ready.add(rows.end(new PartEnd(
                records,
                lines == null ? 0 : lines.lines(),
                stored.bits(part.to() >= part.bytes()),
                failure == null ? null : failure.getMessage(),
                failure == null ? null : failure.remedy())));
    }

    @Override
    public void accept(Chunk chunk, int i, Verdict.Accepted good) throws IOException {
        byte[] normalised = good.normalised();
        int from = normalised == null ? chunk.start(i) : 0;
        int length = normalised == null ? chunk.end(i) - chunk.start(i) : normalised.length;
        Row ticket = tickets.read(normalised == null ? chunk.bytes() : normalised, from, length);
        ready.add(rows.good(RecordPlace.of(chunk, i), good.ticketId(), ticket, good.warnings()));
        lastTicket = good.ticketId();
    }

    @Override
    public void refuse(RecordPlace place, Verdict.Refused bad, ByteBuffer raw) {
        boolean isWhole = raw.remaining() == place.byteLength();
        ready.add(rows.refused(place, bad.ticketId(), bad.violations(), RawText.of(raw), isWhole));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
