package tickets.lake;

/**
 * How a table is written to a file for other tools.
 *
 * @param kind the format
 * @param packing how the file is compressed as a whole; always plain for Parquet, which compresses inside
 */
public record FileForm(Kind kind, Packing packing) {

    /** A format. In text, times are ISO-8601 in UTC with {@code Z}. */
    public enum Kind {
        /** As the table is published: typed, with the run's id in the footer. */
        PARQUET,
        /** With a heading; no value is an empty cell, empty text is {@code ""}; lists and structs are JSON text. */
        CSV,
        /** The same, but text that a spreadsheet would take for a formula has an apostrophe before it. */
        CSV_FOR_SPREADSHEETS,
        /** One JSON object a line, lists and structs nested. */
        JSON_LINES
    }

    /** Compression of a whole file. */
    public enum Packing {
        /** None. */
        PLAIN,
        /** As gzip does it. */
        GZIP,
        /** As zstd does it. */
        ZSTD
    }
}
