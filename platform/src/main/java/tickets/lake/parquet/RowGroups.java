package tickets.lake.parquet;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Consecutive row groups of one Parquet file.
 *
 * @param file a whole Parquet file
 * @param footer its footer
 * @param from the first, counted from 0
 * @param to behind the last
 */
public record RowGroups(Path file, ParquetFooter footer, int from, int to) {

    /** All row groups of {@code file}. */
    public static RowGroups all(Path file) throws IOException {
        ParquetFooter footer = ParquetFooter.read(file);
        return new RowGroups(file, footer, 0, footer.groupRows().size());
    }

    /** Some row groups of the same file. */
    public RowGroups only(int first, int behindLast) {
        return new RowGroups(file, footer, first, behindLast);
    }
}
