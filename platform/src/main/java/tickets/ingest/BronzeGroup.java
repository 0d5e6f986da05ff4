package tickets.ingest;

/**
 * One row group of a bronze table.
 *
 * @param part the key of the part it came from
 * @param inPart which row group of that part it is, from 0
 * @param rows how many rows it has
 */
record BronzeGroup(String part, int inPart, long rows) {}
