package tickets.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tickets.ingest.judging.SpoolColumns;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;

/** Turns the spools that judging leaves behind into Parquet parts. One thread. */
final class SpooledParts {

    private final DuckDbSession session;
    private final RunFolder folder;

    SpooledParts(DuckDbSession session, RunFolder folder) {
        this.session = session;
        this.folder = folder;
    }

    /** A part of {@code table} with the records of these spools. */
    Path of(String table, List<JsonLines> spools, Path target) {
        switch (table) {
            case TableBuild.QUARANTINE -> bind("refused_records", spools, SpoolColumns.REFUSED);
            case TableBuild.WARNINGS -> bind("warned_records", spools, SpoolColumns.WARNED);
            default -> throw new IllegalArgumentException(table);
        }
        session.write(TableFile.named(table), target);
        return target;
    }

    private void bind(String name, List<JsonLines> spools, Map<String, String> columns) {
        session.bindJsonLines(name, spools, columns, Map.of());
    }

    /** The table without a row. */
    Path empty(String table, Path target) throws IOException {
        Path nothing = folder.file("empty.jsonl");
        Files.write(nothing, new byte[0]);
        List<JsonLines> spools = List.of(new JsonLines(nothing, 0, 0));
        if (!table.equals(TableBuild.BRONZE)) {
            return of(table, spools, target);
        }
        session.bindJsonLines("accepted_tickets", spools, RawColumns.ofTickets(), Map.of("_source", ""));
        session.write(TableFile.named(TableBuild.BRONZE), target);
        return target;
    }
}
