package tickets.lake.duckdb;

import java.util.Optional;

/**
 * The engine's memory limit, which grows with the longest record: DuckDB holds several copies of a value while it
 * reads, sorts and writes it, and cannot spill half a value. Thread-safe.
 */
final class MemoryLimit {

    /** Records up to this length are what the configured limit is meant for. */
    private static final int ORDINARY_RECORD = 4 << 20;

    private static final int COPIES_OF_A_RECORD = 16;

    private final long configured;
    private int longest = ORDINARY_RECORD;

    MemoryLimit(long configuredBytes) {
        this.configured = configuredBytes;
    }

    /** The new limit as DuckDB reads it, when a record of that length needs one. */
    synchronized Optional<String> raisedFor(int recordBytes) {
        if (recordBytes <= longest) {
            return Optional.empty();
        }
        longest = recordBytes;
        return Optional.of(configured + (long) longest * COPIES_OF_A_RECORD + "B");
    }
}
