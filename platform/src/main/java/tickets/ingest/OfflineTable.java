package tickets.ingest;

import java.nio.file.Path;
import java.util.List;
import tickets.ingest.parts.OfflineSlice;

/**
 * An offline table and the slices it consists of.
 *
 * @param file the table
 * @param slices its slices in order; the row groups of the file are theirs
 * @param made how many of them were made anew
 */
record OfflineTable(Path file, List<OfflineSlice> slices, int made) {

    /** No table. */
    static final OfflineTable NONE = new OfflineTable(Path.of(""), List.of(), 0);

    OfflineTable {
        slices = List.copyOf(slices);
    }
}
