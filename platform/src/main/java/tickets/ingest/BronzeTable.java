package tickets.ingest;

import java.nio.file.Path;
import java.util.List;
import tickets.lake.parquet.RowGroups;

/**
 * Bronze as one file out of the parts of all sources.
 *
 * @param table the file with its row groups
 * @param groups where each of its row groups came from
 */
record BronzeTable(RowGroups table, List<BronzeGroup> groups) {

    BronzeTable {
        groups = List.copyOf(groups);
    }

    Path file() {
        return table.file();
    }

    long rows() {
        return groups.stream().mapToLong(BronzeGroup::rows).sum();
    }
}
