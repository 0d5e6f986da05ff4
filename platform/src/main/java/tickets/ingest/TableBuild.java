package tickets.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.judging.SpoolColumns;
import tickets.lake.FileProblems;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.lake.parquet.ParquetJoin;

/**
 * Makes the tables of one run, each from the one before it, as files in the run's folder. Closing it ends the engine's
 * session; the files stay.
 */
final class TableBuild implements AutoCloseable {

    static final String BRONZE = "bronze/tickets";
    static final String QUARANTINE = "quarantine/tickets";
    static final String WARNINGS = "warnings/tickets";
    static final String OFFLINE = "offline/tickets";
    static final String ONLINE = "online/tickets";

    private final DuckDbSession session;
    private final RunFolder folder;
    private final String runId;

    TableBuild(DuckDbEngine engine, RunFolder folder, String runId) {
        this.session = engine.session();
        this.folder = folder;
        this.runId = runId;
    }

    /** Bronze as one file out of its parts, which stay: another attempt needs them again. */
    Path bronze(List<Path> parts) {
        Path bronze = folder.file("bronze.parquet");
        try {
            List<Path> all = parts.isEmpty() ? List.of(emptyBronze()) : parts;
            ParquetJoin.join(all, bronze, RunFacts.FOOTER_KEY, runId);
        } catch (IOException failed) {
            throw FileProblems.translate("write", bronze, failed);
        }
        session.bindParquet("bronze.tickets", List.of(bronze));
        return bronze;
    }

    private Path emptyBronze() throws IOException {
        Path part = folder.file("bronze-empty.parquet");
        session.bindJsonLines("accepted_tickets", List.of(emptyLines()), RawColumns.ofTickets(), Map.of("_source", ""));
        session.write(TableFile.named(BRONZE), part);
        return part;
    }

    private JsonLines emptyLines() throws IOException {
        Path empty = folder.file("empty.jsonl");
        Files.write(empty, new byte[0]);
        return new JsonLines(empty, 0, 0);
    }

    /** Quarantine with the refused records of this run. */
    Path quarantine(JudgedRaw judged) {
        return fromSpools(QUARANTINE, "refused_records", judged.refused(), SpoolColumns.REFUSED);
    }

    /** What was noted about accepted records. */
    Path warnings(JudgedRaw judged) {
        return fromSpools(WARNINGS, "warned_records", judged.warned(), SpoolColumns.WARNED);
    }

    private Path fromSpools(String table, String name, List<JsonLines> spools, Map<String, String> columns) {
        try {
            List<JsonLines> files = new ArrayList<>(spools);
            if (files.isEmpty()) {
                files.add(emptyLines());
            }
            session.bindJsonLines(name, files, columns, Map.of());
            return written(table);
        } catch (IOException failed) {
            throw FileProblems.translate("write the table " + table + " in", folder.path(), failed);
        }
    }

    /** Offline from {@link #bronze}. */
    Path offline() {
        Path offline = written(OFFLINE);
        session.bindParquet("offline.tickets", List.of(offline));
        return offline;
    }

    /** The online table from {@link #offline}. */
    Path online() {
        return written(ONLINE);
    }

    private Path written(String table) {
        Path file = folder.file(table.replace('/', '-') + ".parquet");
        session.write(TableFile.named(table), file);
        return file;
    }

    /** Rows of bronze whose ticket has a newer version. */
    long superseded() {
        return session.number("select count(*) - count(distinct trimmed(ticket_id)) from bronze.tickets");
    }

    /** Rows of offline with a creation time. */
    long dated() {
        return session.number("select count(created_at) from offline.tickets");
    }

    DuckDbSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
