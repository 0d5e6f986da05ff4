package tickets.ingest;

import java.util.List;
import tickets.lake.duckdb.PlacedRow;
import tickets.lake.parquet.RowGroups;

/**
 * A slice that an offline table is to have.
 *
 * @param name a hash of all it depends on
 * @param bronze the row groups of bronze it is made from, all of one part
 * @param superseded the rows of these that are superseded, in order
 */
record WantedSlice(String name, RowGroups bronze, List<PlacedRow> superseded) {}
