package tickets.ingest.judging;

import java.util.List;
import java.util.Map;
import tickets.ingest.raw.RawFile;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.parquet.RowGroups;

/**
 * What came of one raw file.
 *
 * @param file the file
 * @param content the name of its content, as {@link tickets.ingest.raw.ContentDigest} gives it
 * @param read records found; an unreadable rest of the file counts as one
 * @param accepted records that passed the contract
 * @param bronze whole Parquet files with the accepted records, in the raw file's order
 * @param refused spools of the refused records, in the file's order
 * @param warned spools of what was noted about accepted records
 * @param reasons refused records by violated rule
 * @param warnings accepted records by violated warn-rule
 */
public record JudgedFile(
        RawFile file,
        String content,
        long read,
        long accepted,
        List<RowGroups> bronze,
        List<JsonLines> refused,
        List<JsonLines> warned,
        Map<String, Long> reasons,
        Map<String, Long> warnings) {

    /** Copies the lists and maps. */
    public JudgedFile {
        bronze = List.copyOf(bronze);
        refused = List.copyOf(refused);
        warned = List.copyOf(warned);
        reasons = Map.copyOf(reasons);
        warnings = Map.copyOf(warnings);
    }

    /** The same, with the name of its content known. */
    public JudgedFile as(String newContent) {
        return new JudgedFile(file, newContent, read, accepted, bronze, refused, warned, reasons, warnings);
    }
}
