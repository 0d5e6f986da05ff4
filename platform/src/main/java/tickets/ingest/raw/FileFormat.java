package tickets.ingest.raw;

/** How records are told apart; found from the first character of a file. */
public enum FileFormat {
    /** One JSON array of records. */
    ARRAY,
    /** One record a line. */
    LINES
}
