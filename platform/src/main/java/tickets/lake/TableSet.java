package tickets.lake;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one run: they are made together, published together and read together.
 *
 * @param runId the run that made them
 * @param createdAt when the run started
 * @param previousRunId the run whose set was in force before; null for the first
 * @param onlineStore the {@linkplain tickets.online.OnlineStore#identity() own name} of the store that serves its
 *     documents
 * @param tables table name (e.g. {@code offline/tickets}) to the key of its Parquet file
 * @param rows table name to its number of rows
 * @param snapshots table name to its snapshot in the Iceberg catalog; empty for a set that is Parquet files alone
 */
public record TableSet(
        String runId,
        Instant createdAt,
        @Nullable String previousRunId,
        String onlineStore,
        Map<String, String> tables,
        Map<String, Long> rows,
        Map<String, Long> snapshots) {

    /** Copies the maps and keeps their order. */
    public TableSet {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
    }

    /** A set that is Parquet files alone. */
    public TableSet(
            String runId,
            Instant createdAt,
            @Nullable String previousRunId,
            String onlineStore,
            Map<String, String> tables,
            Map<String, Long> rows) {
        this(runId, createdAt, previousRunId, onlineStore, tables, rows, Map.of());
    }

    /**
     * Whether its growing tables are in an Iceberg catalog, so that only the engine that made them can go on from it.
     */
    public boolean isInCatalog() {
        return !snapshots.isEmpty();
    }

    /** The key of a table's Parquet file, if the set has that table. */
    public Optional<String> key(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
