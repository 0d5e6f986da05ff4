package tickets.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tickets.lake.FileProblems;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.PlacedRow;
import tickets.lake.parquet.ParquetFooter;
import tickets.lake.parquet.ParquetJoin;
import tickets.lake.parquet.RowGroups;
import tickets.problem.TicketPlatformException;

/**
 * Makes the tables of one run, each from the one before it, as files in the run's folder. Closing it ends the engine's
 * session; the files stay.
 */
final class TableBuild implements AutoCloseable {

    static final String BRONZE = "bronze/tickets";
    static final String QUARANTINE = "quarantine/tickets";
    static final String WARNINGS = "warnings/tickets";
    static final String SUPERSEDED = "offline/superseded";
    static final String OFFLINE = "offline/tickets";
    static final String ONLINE = "online/tickets";
    static final String EVICTED = "online/evicted";

    private final DuckDbEngine engine;
    private final DuckDbSession session;
    private final RunFolder folder;
    private final String runId;

    TableBuild(DuckDbEngine engine, RunFolder folder, String runId) {
        this.engine = engine;
        this.session = engine.session();
        this.folder = folder;
        this.runId = runId;
    }

    /** Bronze as one file out of the parts of all sources, which stay: another attempt needs them again. */
    BronzeTable bronze(List<LocalPart> parts) {
        Path file = joined(BRONZE, parts);
        List<BronzeGroup> groups = new ArrayList<>();
        RowGroups table;
        try {
            table = RowGroups.all(file);
            for (LocalPart part : parts) {
                ParquetFooter footer = part.file().equals(file) ? table.footer() : ParquetFooter.read(part.file());
                List<Long> rows = footer.groupRows();
                for (int group = 0; group < rows.size(); group++) {
                    groups.add(new BronzeGroup(part.key(), group, rows.get(group)));
                }
            }
        } catch (IOException failed) {
            throw unwritten(BRONZE, failed);
        }
        session.bindParquet("bronze.tickets", List.of(file));
        return new BronzeTable(table, groups);
    }

    /** A table that is nothing but its parts, as one file with this run's id. */
    Path joined(String table, List<LocalPart> parts) {
        try {
            if (parts.isEmpty()) {
                return new SpooledParts(session, folder).empty(table, target(table));
            }
            Path first = parts.get(0).file();
            if (parts.size() == 1 && isOfThisRun(first)) {
                return first;
            }
            Path target = target(table);
            ParquetJoin.join(parts.stream().map(LocalPart::file).toList(), target, RunFacts.FOOTER_KEY, runId);
            return target;
        } catch (IOException failed) {
            throw unwritten(table, failed);
        }
    }

    private boolean isOfThisRun(Path part) throws IOException {
        return ParquetFooter.read(part)
                .value(RunFacts.FOOTER_KEY)
                .filter(runId::equals)
                .isPresent();
    }

    /**
     * Offline from {@link #bronze}.
     *
     * @param before the table tables in force, to take unchanged slices from
     */
    OfflineTable offline(BronzeTable bronze, TablesBefore before, int threads) {
        session.keep(TableFile.named(SUPERSEDED));
        OfflineTable offline = bronze.groups().isEmpty() ? emptyOffline() : sliced(bronze, before, threads);
        session.bindParquet("offline.tickets", List.of(offline.file()));
        return offline;
    }

    private OfflineTable emptyOffline() {
        return new OfflineTable(written(OFFLINE), List.of(), 0);
    }

    private OfflineTable sliced(BronzeTable bronze, TablesBefore before, int threads) {
        List<WantedSlice> slices = slices(bronze);
        SliceWorkers workers = new SliceWorkers(engine, folder, runId, threads);
        try {
            OfflineTable known = before.offlineWithAnyOf(slices).orElse(OfflineTable.NONE);
            return new OfflineBuild(workers, runId).make(slices, known, target(OFFLINE));
        } catch (IOException failed) {
            throw unwritten(OFFLINE, failed);
        }
    }

    private List<WantedSlice> slices(BronzeTable bronze) {
        try (DuckDbRows<PlacedRow> superseded = session.rowsNamedBy("offline.superseded", bronze.file())) {
            return OfflineSlices.of(bronze, superseded);
        }
    }

    /** The online table from {@link #offline}. */
    Path online() {
        Path online = target(ONLINE);
        session.writeInSmallGroups(TableFile.named(ONLINE), online);
        session.bindParquet("online.tickets", List.of(online));
        return online;
    }

    /** How many tickets of the online table in force are not in the new one. */
    long evicted(TablesBefore before) {
        Optional<Path> old = before.online();
        if (old.isEmpty()) {
            return 0;
        }
        session.bindParquet("online.previous", List.of(old.get()));
        return session.number(
                "select count(*) from (" + TableFile.named(EVICTED).sql() + ")");
    }

    private Path written(String table) {
        Path file = target(table);
        session.write(TableFile.named(table), file);
        return file;
    }

    private Path target(String table) {
        return folder.file(table.replace('/', '-') + ".parquet");
    }

    private TicketPlatformException unwritten(String table, IOException failed) {
        return FileProblems.translate("write the table " + table + " in", folder.path(), failed);
    }

    /** Rows of bronze whose ticket has a newer version. */
    long superseded() {
        return session.number("select count(*) - count(distinct trimmed(ticket_id)) from bronze.tickets");
    }

    /** Rows of offline with a creation time. */
    long dated() {
        return session.number("select count(created_at) from offline.tickets");
    }

    /** The rows of a table that was made, e.g. {@code offline.tickets}. */
    long rows(String table) {
        return session.number("select count(*) from " + table);
    }

    DuckDbSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
