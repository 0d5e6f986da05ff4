package tickets.ingest.judging;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import tickets.ingest.raw.Chunk;
import tickets.ingest.raw.ChunkBuffers;
import tickets.ingest.raw.RawFile;

/** The threads that judge, each with a judge of its own. After the first failure nothing more is judged. */
final class JudgeWorkers implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final ExecutorService threads;
    private final BlockingQueue<ChunkJudge> judges;
    private final ChunkBuffers buffers;
    private final Consumer<RawFile> broken;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    JudgeWorkers(int count, Supplier<ChunkJudge> judge, ChunkBuffers buffers, Consumer<RawFile> broken) {
        this.threads = Executors.newFixedThreadPool(
                // Daemons, so that a failing run ends the program although a worker is still busy.
                count,
                BasicThreadFactory.builder().namingPattern("judge").daemon(true).build());
        this.judges = new ArrayBlockingQueue<>(count);
        this.buffers = buffers;
        this.broken = broken;
        for (int i = 0; i < count; i++) {
            judges.add(judge.get());
        }
    }

    /** Judges a chunk soon; its buffer goes back whatever happens. */
    Future<JudgedChunk> submit(Chunk chunk) {
        return threads.submit(() -> judge(chunk));
    }

    private JudgedChunk judge(Chunk chunk) throws Exception {
        ChunkJudge judge = judges.take();
        try {
            JudgedChunk judged = judge.judge(chunk);
            if (judged.breakdown() != null) {
                broken.accept(chunk.file());
            }
            return judged;
        } catch (Exception | Error thrown) {
            failure.compareAndSet(null, thrown);
            throw thrown;
        } finally {
            judges.add(judge);
            buffers.giveBack(chunk.bytes());
        }
    }

    /** Whether it is useless to submit more. */
    boolean hasFailed() {
        return failure.get() != null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                judges.forEach(ChunkJudge::close);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
