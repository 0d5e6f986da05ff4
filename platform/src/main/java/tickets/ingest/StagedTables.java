package tickets.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * Brings the finished tables of a run into the object store while the next ones are still being made; a file that is
 * stored under two names goes there once and is copied on the store's side. Nothing of them is visible to readers
 * before they are published.
 */
final class StagedTables implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final ObjectStore store;
    private final String runId;
    private final ExecutorService uploads = Executors.newFixedThreadPool(
            1, BasicThreadFactory.builder().namingPattern("upload").daemon(true).build());
    private final Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
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
        start(part.key());
    }

    /** Begins to store a table; the file stays in place and must not change any more. Returns its rows. */
    long add(String table, Path parquet) {
        ParquetFooter footer = footerOf(parquet);
        long rowCount = footer.rows();
        keys.put(table, PublishedTables.key(runId, table));
        rows.put(table, rowCount);
        footers.put(table, footer);
        files.put(table, parquet);
        start(table);
        return rowCount;
    }

    private void start(String name) {
        Path parquet = Objects.requireNonNull(files.get(name));
        Optional<String> twin = started.keySet().stream()
                .filter(other -> !other.equals(name) && parquet.equals(files.get(other)))
                .findFirst();
        @Nullable CompletableFuture<?> twinUpload = twin.map(started::get).orElse(null);
        String twinKey = twin.map(this::key).orElse("");
        String key = key(name);
        started.put(
                name,
                CompletableFuture.runAsync(
                        () -> {
                            // There is one thread, so what was started before is over.
                            if (twinUpload == null || twinUpload.isCompletedExceptionally()) {
                                store.upload(parquet, key);
                            } else {
                                store.copy(twinKey, key);
                            }
                        },
                        uploads));
    }

    /** A table is stored under a key of the set's, a part under its own name. */
    private String key(String name) {
        return keys.getOrDefault(name, name);
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
    /** What others are told of a table that was added. */
    MadeTable made(String table, String address) {
        ParquetFooter footer = Objects.requireNonNull(footers.get(table));
        long bytes = Objects.requireNonNull(files.get(table)).toFile().length();
        return new MadeTable(address, footer.rows(), bytes, footer.columns());
    }

    /** Waits until everything is stored and gives the set. After a failure the next call stores again what failed. */
    TableSet awaitStored(Instant createdAt, @Nullable String previousRunId, String onlineStore) {
        files.keySet().stream().filter(name -> !started.containsKey(name)).forEach(this::start);
        for (Map.Entry<String, CompletableFuture<Void>> upload : List.copyOf(started.entrySet())) {
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
