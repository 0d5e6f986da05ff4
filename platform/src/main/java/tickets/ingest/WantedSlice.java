package tickets.ingest;

import org.jspecify.annotations.Nullable;
import tickets.lake.parquet.RowGroups;

/**
 * A slice that an offline table is to have.
 *
 * @param name a hash of all it depends on
 * @param bronze the row groups of bronze it is made from, all of one part
 * @param superseded where those of its rows are that are superseded; null when none is
 */
record WantedSlice(String name, RowGroups bronze, @Nullable SupersededStretch superseded) {}
