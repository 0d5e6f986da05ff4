package tickets.ingest;

import java.util.Optional;

/** What an input without one good record means for the tables there are. */
public enum WhenEmpty {
    /** They stay as they are. */
    KEEP_TABLES,
    /** They become empty. */
    PUBLISH_EMPTY_TABLES;

    /**
     * What to tell when an input leaves the tables as they are; empty when tables are made of it.
     *
     * @param sources all that the tables would be made of
     */
    Optional<String> keepingTables(RunSources sources) {
        return this == KEEP_TABLES && sources.readInAll() == 0
                ? Optional.of("The input holds no record. The tables stay as they are; --allow-empty empties them.")
                : Optional.empty();
    }
}
