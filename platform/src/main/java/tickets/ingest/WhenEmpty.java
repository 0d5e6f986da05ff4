package tickets.ingest;

/** What an input without one good record means for the tables there are. */
public enum WhenEmpty {
    /** They stay as they are. */
    KEEP_TABLES,
    /** They become empty. */
    PUBLISH_EMPTY_TABLES
}
