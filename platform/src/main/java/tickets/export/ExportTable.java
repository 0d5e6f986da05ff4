package tickets.export;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.config.NearestName;
import tickets.lake.FileForm;
import tickets.lake.ReadableSet;
import tickets.lake.ReadableSets;
import tickets.lake.ReadableTable;
import tickets.lake.TableExport;
import tickets.problem.NotFound;

/** Writes a published table, as it is or as it was, to a file. Only reads the lake. */
public final class ExportTable {

    private final ReadableSets sets;
    private final TableExport engine;
    private final String lake;

    /**
     * @param sets what can be read
     * @param engine writes the file
     * @param lake where the tables are, for messages
     */
    public ExportTable(ReadableSets sets, TableExport engine, String lake) {
        this.sets = sets;
        this.engine = engine;
        this.lake = lake;
    }

    /**
     * Exports one table.
     *
     * @param table layer and table, e.g. {@code offline/tickets}
     * @param asOf which set; null for the one in force
     * @param file replaced when it is there; a failure may leave it half written
     * @throws NotFound when there is no such table or set
     */
    public ExportedTable export(String table, @Nullable AsOf asOf, FileForm form, Path file) {
        ReadableSet set = set(asOf);
        ReadableTable found = set.find(table).orElseThrow(() -> unknown(table, set));
        return new ExportedTable(table, set.runId(), engine.write(set, found, form, file));
    }

    private ReadableSet set(@Nullable AsOf asOf) {
        List<ReadableSet> newestFirst = sets.newestFirst();
        if (newestFirst.isEmpty()) {
            throw new NotFound(
                    "Cannot export a table: nothing has been published in " + lake + " yet.",
                    "Run `tickets ingest` first.");
        }
        return asOf == null ? newestFirst.get(0) : asOf.among(newestFirst, lake);
    }

    private static NotFound unknown(String table, ReadableSet set) {
        List<String> names = set.tables().stream().map(ReadableTable::name).toList();
        return new NotFound(
                "Cannot export the table '" + table + "': the set of run " + set.runId() + " has none of that name."
                        + NearestName.suggestion(names, table),
                "There are: " + String.join(", ", names) + ".");
    }
}
