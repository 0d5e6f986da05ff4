package tickets.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.jspecify.annotations.Nullable;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.parquet.ParquetFooter;
import tickets.lineage.MadeTable;
import tickets.problem.Unavailable;

/**
 * Brings the finished tables of a run into the object store while the next ones are still being made. Nothing of them
 * is visible to readers before they are published.
 */
final class StagedTables implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final ObjectStore store;
    private final String runId;
    private final ExecutorService uploads = Executors.newFixedThreadPool(
            1, BasicThreadFactory.builder().namingPattern("upload").daemon(true).build());
    private final Map<String, Future<?>> started = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, ParquetFooter> footers = new LinkedHashMap<>();

    StagedTables(ObjectStore store, String runId) {
        this.store = store;
        this.runId = runId;
    }

    /** Begins to store a part of the set's sources; the file stays in place and must not change any more. */
    void addPart(LocalPart part) {
        files.put(part.key(), part.file());
        start(part.key(), part.key());
    }

    /** Begins to store a table; the file stays in place and must not change any more. Returns its rows. */
    long add(String table, Path parquet) {
        ParquetFooter footer = footerOf(parquet);
        long rowCount = footer.rows();
        String key = PublishedTables.key(runId, table);
        keys.put(table, key);
        rows.put(table, rowCount);
        footers.put(table, footer);
        files.put(table, parquet);
        start(table, key);
        return rowCount;
    }

    private void start(String name, String key) {
        Path parquet = Objects.requireNonNull(files.get(name));
        started.put(name, uploads.submit(() -> store.upload(parquet, key)));
    }

    private static ParquetFooter footerOf(Path parquet) {
        try {
            return ParquetFooter.read(parquet);
        } catch (IOException unreadable) {
            throw new Unavailable(
                    "Cannot read back the table just written at " + parquet + ": " + unreadable.getMessage(),
                    "Look at the disk of the work folder (state.root), then run again.",
                    unreadable);
        }
    }

    /** The rows of a table that was added. */
    long rows(String table) {
        return Objects.requireNonNull(rows.get(table));
    }

    /** The row groups of a table that was added. */
    int rowGroups(String table) {
        return Objects.requireNonNull(footers.get(table)).groupRows().size();
    }

    /** What others are told of a table that was added. */
    MadeTable made(String table, String address) {
        ParquetFooter footer = Objects.requireNonNull(footers.get(table));
        long bytes = Objects.requireNonNull(files.get(table)).toFile().length();
        return new MadeTable(address, footer.rows(), bytes, footer.columns());
    }

    /** Waits until everything is stored and gives the set. After a failure the next call stores again what failed. */
    TableSet awaitStored(Instant createdAt, @Nullable String previousRunId, String onlineStore) {
        files.keySet().stream()
                .filter(name -> !started.containsKey(name))
                .forEach(name -> start(name, keys.getOrDefault(name, name)));
        for (Map.Entry<String, Future<?>> upload : List.copyOf(started.entrySet())) {
            try {
                upload.getValue().get();
            } catch (ExecutionException failed) {
                started.remove(upload.getKey());
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Unavailable("Cannot store the tables: stopped from outside", "Run again.", stopped);
            }
        }
        return new TableSet(runId, createdAt, previousRunId, onlineStore, keys, rows);
    }

    /** An upload that went on behind the end of its run would leave litter. */
    @Override
    public void close() {
        uploads.shutdownNow();
        try {
            uploads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
