package tickets.ingest.judging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import tickets.ingest.raw.Chunk;
import tickets.ingest.raw.ChunkBuffers;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RecordCutter;
import tickets.lake.ObjectStore;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.problem.Unavailable;
import tickets.ticket.TicketJudge;

/**
 * Reads raw files and judges every record: this thread cuts, as many workers as there are cores judge. At most two
 * chunks more than there are workers are in memory.
 */
public final class RawJudging {

    private static final int CHUNKS_AHEAD = 2;

    private final ObjectStore store;
    private final JudgingSettings settings;
    private final Supplier<ChunkJudge> judges;
    private final JudgingProgress progress;
    private final Set<RawFile> broken = ConcurrentHashMap.newKeySet();
    private final Map<RawFile, ReadFile> read = new LinkedHashMap<>();

    private RawJudging(
            ObjectStore store, JudgingSettings settings, Supplier<ChunkJudge> judges, JudgingProgress progress) {
        this.store = store;
        this.settings = settings;
        this.judges = judges;
        this.progress = progress;
    }

    /**
     * Judging for one run.
     *
     * @param judges gives a judge for each worker
     * @param engine turns accepted records into Parquet; limited to one thread for each query meanwhile
     */
    public static RawJudging of(
            ObjectStore store,
            JudgingSettings settings,
            Supplier<TicketJudge> judges,
            DuckDbEngine engine,
            JudgingProgress progress) {
        return new RawJudging(
                store, settings, () -> new ChunkJudge(judges.get(), engine.session(), settings.workFolder()), progress);
    }

    /**
     * Judges all records of {@code files}, in that order.
     *
     * @throws tickets.problem.InvalidInput when a file cannot be read to its end and that is to fail
     */
    public JudgedRaw judge(List<RawFile> files) {
        ChunkBuffers buffers = new ChunkBuffers(settings.workers() + CHUNKS_AHEAD, settings.chunkBytes());
        try (JudgeWorkers workers = new JudgeWorkers(settings.workers(), judges, buffers, broken::add)) {
            List<Future<JudgedChunk>> judged = new ArrayList<>();
            ReadingPosition position = new ReadingPosition(files, progress);
            for (RawFile file : files) {
                read(file, buffers, workers, judged, position);
                boolean brokenForGood = !broken.isEmpty() && settings.onMalformed() == JudgingSettings.OnMalformed.FAIL;
                if (brokenForGood || workers.hasFailed()) {
                    break;
                }
            }
            return addUp(judged);
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot judge the raw tickets in the work folder '" + settings.workFolder() + "': "
                            + failed.getMessage() + ".",
                    "Free space there or allow larger files (df -h and ulimit -f tell), look at the source, then run"
                            + " again.",
                    failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Cannot judge the raw tickets: stopped from outside", "Run again.", stopped);
        }
    }

    private void read(
            RawFile file,
            ChunkBuffers buffers,
            JudgeWorkers workers,
            List<Future<JudgedChunk>> judged,
            ReadingPosition position)
            throws IOException, InterruptedException {
        try (NamedInput stored = new NamedInput(store.open(file.key()))) {
            RecordCutter cutter = new RecordCutter(file, stored, buffers, settings.maxRecordBytes());
            Optional<Chunk> chunk = cutter.next(judged.size());
            while (chunk.isPresent() && !broken.contains(file) && !workers.hasFailed()) {
                judged.add(workers.submit(chunk.get()));
                position.advance(chunk.get().records(), stored.count());
                chunk = cutter.next(judged.size());
            }
            chunk.ifPresent(unwanted -> buffers.giveBack(unwanted.bytes()));
            read.put(file, readToItsEnd(cutter, stored, broken.contains(file), workers.hasFailed()));
            position.fileDone(file);
        }
    }

    /** A run that fails anyway does not wait for the rest of a file. */
    private ReadFile readToItsEnd(RecordCutter cutter, NamedInput stored, boolean isBroken, boolean hasFailed)
            throws IOException {
        boolean runFails = hasFailed || (isBroken && settings.onMalformed() == JudgingSettings.OnMalformed.FAIL);
        if (runFails) {
            return new ReadFile("", 0);
        }
        long unpackedLength = cutter.drain();
        return new ReadFile(stored.name(), unpackedLength);
    }

    private JudgedRaw addUp(List<Future<JudgedChunk>> judged) throws IOException, InterruptedException {
        Map<RawFile, JudgedChunks> files = new LinkedHashMap<>();
        read.forEach((file, reading) -> files.put(file, new JudgedChunks(file, reading, settings)));
        for (Future<JudgedChunk> next : judged) {
            try {
                JudgedChunk chunk = next.get();
                Objects.requireNonNull(files.get(chunk.file())).add(chunk);
            } catch (ExecutionException failed) {
                return ExceptionUtils.rethrow(failed.getCause());
            }
        }
        return new JudgedRaw(files.values().stream().map(JudgedChunks::total).toList());
    }
}
