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
 */
public record TableSet(
        String runId,
        Instant createdAt,
        @Nullable String previousRunId,
        String onlineStore,
        Map<String, String> tables,
        Map<String, Long> rows) {

    /** Copies the maps and keeps their order. */
    public TableSet {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** The key of a table's Parquet file, if the set has that table. */
    public Optional<String> key(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
