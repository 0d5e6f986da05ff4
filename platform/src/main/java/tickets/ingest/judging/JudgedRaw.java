package tickets.ingest.judging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tickets.lake.duckdb.JsonLines;

/**
 * What came of all raw files.
 *
 * @param read records found; an unreadable rest of a file counts as one
 * @param accepted records that passed the contract
 * @param quarantined records that did not
 * @param bronze Parquet parts with the accepted records, in order of arrival
 * @param refused spools of the refused records, in order of arrival
 * @param warned spools of what was noted about accepted records
 * @param reasons refused records by violated rule
 * @param warnings accepted records by violated warn-rule
 */
public record JudgedRaw(
        long read,
        long accepted,
        long quarantined,
        List<Path> bronze,
        List<JsonLines> refused,
        List<JsonLines> warned,
        Map<String, Long> reasons,
        Map<String, Long> warnings) {

    /** Copies the lists and maps. */
    public JudgedRaw {
        bronze = List.copyOf(bronze);
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
        reasons = Map.copyOf(reasons);
        warnings = Map.copyOf(warnings);
    }
}
