package tickets.export;

/**
 * A table that was written to a file.
 *
 * @param name layer and table
 * @param runId the run whose table it is
 * @param rows how many rows were written
 */
public record ExportedTable(String name, String runId, long rows) {}
