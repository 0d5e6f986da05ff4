package tickets.ingest.judging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.RawFile;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.parquet.RowGroups;

/**
 * What came of one chunk.
 *
 * @param sequence which chunk of the run
 * @param file the file it is of
 * @param read records found
 * @param accepted records in {@code bronze}
 * @param bronze the accepted records as a whole Parquet file; null without any
 * @param refused the refused records; null without any
 * @param warnings records that were kept although they violate a warn-rule; null without any
 * @param reasons refused records by violated rule
 * @param warned kept records by violated warn-rule
 * @param lastTicket the id of the last accepted record; null without any
 * @param breakdown where the file can no longer be read; null when it can
 */
record JudgedChunk(
        long sequence,
        RawFile file,
        long read,
        long accepted,
        @Nullable RowGroups bronze,
        @Nullable JsonLines refused,
        @Nullable JsonLines warnings,
        Map<String, Long> reasons,
        Map<String, Long> warned,
        @Nullable String lastTicket,
        @Nullable Breakdown breakdown) {

    /** The files it left in the work folder. */
    List<Path> files() {
        return Stream.of(
                        bronze == null ? null : bronze.file(),
                        refused == null ? null : refused.file(),
                        warnings == null ? null : warnings.file())
                .filter(Objects::nonNull)
                .toList();
    }
}
