package tickets.spark.ingest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import tickets.lake.TableFile;
import tickets.lineage.MadeTable;
import tickets.spark.engine.SparkEngine;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.ScratchTables;
import tickets.spark.iceberg.SetTables;

/**
 * The tables of one run, each written to the run's branch from the one before it. A table can be written again: its
 * branch begins anew.
 */
final class RunTables {

    private static final String SUPERSEDED = "offline/superseded";

    private final SparkEngine engine;
    private final IcebergTables tables;
    private final SourceChange change;
    private final String runId;

    RunTables(SparkEngine engine, IcebergTables tables, SourceChange change, String runId) {
        this.engine = engine;
        this.tables = tables;
        this.change = change;
        this.runId = runId;
    }

    void quarantine() throws Exception {
        follow(SetTables.QUARANTINE, "source");
        follow(SetTables.WARNINGS, "source");
    }

    void bronze() throws Exception {
        follow(SetTables.BRONZE, "_source");
    }

    /**
     * Lets the rows of a table follow the sources: those of some go, those of some are renamed, those of some come in.
     */
    private void follow(String table, String source) throws Exception {
        Dataset<Row> rows = engine.rows(TableFile.named(table));
        tables.create(table, rows);
        tables.begin(table, runId);
        if (change.replacesAll()) {
            tables.replace(table, runId, rows);
            return;
        }
        if (!change.removed().isEmpty()) {
            tables.delete(table, runId, source + " in (" + texts(change.removed()) + ")");
        }
        if (!change.renamed().isEmpty()) {
            String names = change.renamed().entrySet().stream()
                    .map(name -> "when " + text(name.getKey()) + " then " + text(name.getValue()))
                    .collect(Collectors.joining(" "));
            tables.update(
                    table,
                    runId,
                    source + " = case " + source + " " + names + " end",
                    source + " in (" + texts(change.renamed().keySet()) + ")");
        }
        if (!change.added().isEmpty()) {
            tables.append(table, runId, rows);
        }
    }

    private static String texts(Iterable<String> values) {
        List<String> literals = new ArrayList<>();
        values.forEach(value -> literals.add(text(value)));
        return String.join(", ", literals);
    }

    /** Spark reads escapes in its literals. */
    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /**
     * Of each ticket the newest version. Where records only came in, those of them that are newest of their ticket take
     * the place of what is there, unless that is newer; else the table is made anew, and also when the rows that are
     * there were made by another definition.
     */
    void offline() throws Exception {
        TableFile file = TableFile.named(SetTables.OFFLINE);
        String definition = OfflineDefinition.name();
        boolean isMerged = change.onlyAdds() && definition.equals(tables.definition(SetTables.OFFLINE));
        if (isMerged && !change.added().isEmpty()) {
            tables.pinArrived(SetTables.BRONZE, runId);
        } else {
            tables.pinBranch(SetTables.BRONZE, runId);
        }
        superseded();
        Dataset<Row> rows = engine.rows(file);
        tables.create(SetTables.OFFLINE, rows);
        tables.begin(SetTables.OFFLINE, runId, definition);
        if (!isMerged) {
            tables.replace(SetTables.OFFLINE, runId, rows);
        } else if (!change.added().isEmpty()) {
            tables.merge(
                    SetTables.OFFLINE,
                    runId,
                    rows,
                    "ticket_id",
                    "struct(change.updated_at, change._source, change._position)"
                            + " > struct(kept.updated_at, kept._source, kept._position)");
        }
        tables.pinBranch(SetTables.BRONZE, runId);
        tables.pinBranch(SetTables.OFFLINE, runId);
    }

    /**
     * Which records of bronze, as it is bound now, are not their ticket's newest: read twice, so it is written down.
     */
    private void superseded() throws Exception {
        Dataset<Row> rows = engine.rows(TableFile.named(SUPERSEDED));
        String scratch = supersededOf(runId);
        tables.create(scratch, rows);
        tables.begin(scratch, runId);
        tables.replace(scratch, runId, rows);
        tables.pinBranch(SUPERSEDED, scratch, runId);
    }

    /** Read twice by the table that is made of it, and by nobody else; goes with the run. */
    static String supersededOf(String runId) {
        return ScratchTables.named("superseded", runId);
    }

    void online() throws Exception {
        Dataset<Row> rows = engine.rows(TableFile.named(SetTables.ONLINE));
        tables.create(SetTables.ONLINE, rows);
        tables.begin(SetTables.ONLINE, runId);
        tables.replace(SetTables.ONLINE, runId, rows);
        tables.pinBranch(SetTables.ONLINE, runId);
    }

    /** The rows of a table in the order that the embedded engine writes them in. */
    Dataset<Row> inOrder(String table) {
        return LakeCatalog.inOrder(table, tables.onBranch(table, runId));
    }

    /** What the run itself has refused. */
    Dataset<Row> refused() {
        return inOrder(SetTables.QUARANTINE).filter(col("_run_id").equalTo(runId));
    }

    long count(String table) {
        return tables.onBranch(table, runId).count();
    }

    /** Rows of bronze whose ticket has a newer version; counted of bronze itself, however offline was made. */
    long countSuperseded() {
        return number("select count(*) - count(distinct trimmed(ticket_id)) from bronze.tickets");
    }

    long countDated() {
        return number("select count(created_at) from offline.tickets");
    }

    private long number(String sql) {
        return engine.session().sql(sql).head().getLong(0);
    }

    /**
     * The tables as others find them once they are published.
     *
     * @param rows their rows
     */
    List<MadeTable> described(Map<String, Long> rows) {
        return SetTables.ALL.stream()
                .filter(rows::containsKey)
                .map(table -> new MadeTable(
                        tables.catalog().address(table),
                        rows.getOrDefault(table, 0L),
                        tables.catalog().bytes(table, tables.snapshot(table, runId)),
                        columns(tables.onBranch(table, runId))))
                .toList();
    }

    private static Map<String, String> columns(Dataset<Row> rows) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (StructField field : rows.schema().fields()) {
            columns.put(field.name(), field.dataType().simpleString());
        }
        return columns;
    }

    /** Where the tables of which a report tells are, by their layers. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String table : List.of(SetTables.BRONZE, SetTables.QUARANTINE, SetTables.OFFLINE, SetTables.ONLINE)) {
            addresses.put(
                    table.substring(0, table.indexOf('/')), tables.catalog().address(table));
        }
        return addresses;
    }

    /** The snapshots of the finished tables. */
    Map<String, Long> snapshots() {
        Map<String, Long> snapshots = new LinkedHashMap<>();
        SetTables.ALL.forEach(table -> snapshots.put(table, tables.snapshot(table, runId)));
        return snapshots;
    }
}
