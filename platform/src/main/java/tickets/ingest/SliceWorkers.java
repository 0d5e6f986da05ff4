package tickets.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.parquet.ParquetJoin;
import tickets.lake.parquet.RowGroups;
import tickets.problem.Unavailable;

/** Makes slices of the offline table, as many at once as there are cores, each by the table's SQL over its own rows. */
final class SliceWorkers {

    private static final SupersededStretch NONE = new SupersededStretch("", 0, -1);
    private static final TableFile OFFLINE = TableFile.named(TableBuild.OFFLINE);

    private final DuckDbEngine engine;
    private final RunFolder folder;
    private final String runId;
    private final int threads;

    SliceWorkers(DuckDbEngine engine, RunFolder folder, String runId, int threads) {
        this.engine = engine;
        this.folder = folder;
        this.runId = runId;
        this.threads = threads;
    }

    /** Makes a Parquet file for each of these slices, by name; which rows are superseded is kept in the engine. */
    Map<String, RowGroups> make(List<WantedSlice> slices) throws IOException {
        Queue<WantedSlice> left = new ConcurrentLinkedQueue<>(slices);
        Map<String, RowGroups> made = new ConcurrentHashMap<>();
        int workers = Math.min(threads, slices.size());
        if (workers == 0) {
            return made;
        }
        ExecutorService pool = Executors.newFixedThreadPool(
                // Daemons, so that a failing run ends the program although another worker is still busy.
                workers,
                BasicThreadFactory.builder()
                        .namingPattern("offline")
                        .daemon(true)
                        .build());
        engine.useThreads(1);
        try {
            Callable<Boolean> work = () -> makeAll(left, made);
            for (Future<Boolean> done : pool.invokeAll(Collections.nCopies(workers, work))) {
                done.get();
            }
            return made;
        } catch (ExecutionException failed) {
            return ExceptionUtils.rethrow(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Cannot make the offline table: stopped from outside", "Run again.", stopped);
        } finally {
            pool.shutdownNow();
            engine.useThreads(threads);
        }
    }

    private boolean makeAll(Queue<WantedSlice> left, Map<String, RowGroups> made) throws IOException {
        try (DuckDbSession session = engine.sessionApart()) {
            WantedSlice slice = left.poll();
            while (slice != null) {
                made.put(slice.name(), make(slice, session));
                slice = left.poll();
            }
            return true;
        } catch (IOException | RuntimeException | Error failed) {
            left.clear();
            throw failed;
        }
    }

    private RowGroups make(WantedSlice slice, DuckDbSession session) throws IOException {
        int number = slice.bronze().from();
        Path bronze = folder.file("bronze-slice-" + number + ".parquet");
        Path offline = folder.file("offline-slice-" + number + ".parquet");
        ParquetJoin.joinGroups(List.of(slice.bronze()), bronze, RunFacts.FOOTER_KEY, runId);
        session.bindParquet("bronze.tickets", List.of(bronze));
        share(slice.superseded(), session);
        session.write(OFFLINE, offline);
        Files.delete(bronze);
        return RowGroups.all(offline);
    }

    /** Only the slice's own: a join with those of all history would make the work grow with the square of it. */
    private static void share(@Nullable SupersededStretch superseded, DuckDbSession session) {
        SupersededStretch shared = superseded == null ? NONE : superseded;
        session.share("offline.superseded", shared.source(), shared.first(), shared.last());
    }
}
