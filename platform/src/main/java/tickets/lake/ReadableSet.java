package tickets.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A published set of tables that can still be read.
 *
 * @param runId the run that made it
 * @param publishedAt when it came into force
 * @param tables its tables by name
 */
public record ReadableSet(String runId, Instant publishedAt, List<ReadableTable> tables) {

    /** Copies the tables. */
    public ReadableSet {
        tables = List.copyOf(tables);
    }

    /** The table of that name, if the set has it. */
    public Optional<ReadableTable> find(String table) {
        return tables.stream().filter(one -> one.name().equals(table)).findFirst();
    }
}
