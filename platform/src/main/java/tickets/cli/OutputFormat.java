package tickets.cli;

/** How a command writes its result. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** Exactly one JSON document on standard output. */
    JSON
}
