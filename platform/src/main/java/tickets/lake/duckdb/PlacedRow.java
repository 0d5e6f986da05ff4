package tickets.lake.duckdb;

/**
 * A row of a Parquet file and the raw record it holds.
 *
 * @param number which row of the file, from 0
 * @param source the raw file
 * @param position the number of the record in the raw file
 */
public record PlacedRow(long number, String source, long position) {}
