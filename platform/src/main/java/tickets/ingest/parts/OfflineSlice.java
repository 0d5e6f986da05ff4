package tickets.ingest.parts;

/**
 * A stretch of the offline table that was made from one row group of bronze.
 *
 * @param id names all it depends on: the rows of bronze, which of them are superseded, and the table's definition
 * @param rowGroups how many row groups of the offline file it takes up; none when all its rows are superseded
 */
public record OfflineSlice(String id, int rowGroups) {}
