package tickets.spark.iceberg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import tickets.lake.TableSet;
import tickets.problem.Conflict;
import tickets.spark.engine.SessionProperties;

/**
 * The tables of a lake in the Iceberg catalog that a session is set up for, by the names that they have in a set
 * ({@code offline/tickets}). Reads only.
 */
public final class LakeCatalog {

    /** In the summary of a snapshot: the run that wrote it. */
    static final String RUN_ID = "tickets.run_id";

    /** In the properties of a table: the lake that it belongs to. */
    static final String LAKE = "tickets.lake";

    private final SparkSession session;
    private final SparkCatalog catalog;
    private final List<String> namespace;
    private final String lake;

    /** The tables that {@code session} is set up for. */
    public LakeCatalog(SparkSession session) {
        this.session = session;
        this.catalog = (SparkCatalog) session.sessionState().catalogManager().catalog(SessionProperties.TABLES);
        String parent = session.conf().get(SessionProperties.NAMESPACE, "");
        this.namespace = parent.isEmpty() ? List.of() : List.of(parent);
        this.lake = session.conf().get(SessionProperties.LAKE, "");
    }

    /** Whether the table is there. */
    public boolean exists(String table) {
        return iceberg().tableExists(identifier(table));
    }

    /** The table itself, for what only Iceberg knows of it. */
    public Table load(String table) {
        return iceberg().loadTable(identifier(table));
    }

    /** Where the table's files are. */
    public String address(String table) {
        return load(table).location();
    }

    /** The rows of a table's main branch. */
    public Dataset<Row> rows(String table) {
        return session.table(sqlName(table));
    }

    /** The rows of a table as they were in that snapshot. */
    public Dataset<Row> rows(String table, long snapshot) {
        return session.read().option("versionAsOf", snapshot).table(sqlName(table));
    }

    /** As {@link #rows(String, long)}, in the table's order. */
    public Dataset<Row> rowsInOrder(String table, long snapshot) {
        return inOrder(table, rows(table, snapshot));
    }

    /** Rows of a table in its order. */
    public static Dataset<Row> inOrder(String table, Dataset<Row> rows) {
        return rows.orderBy(SetTables.order(table).stream().map(functions::col).toArray(Column[]::new));
    }

    /** What the files of a snapshot take up. */
    public long bytes(String table, long snapshot) {
        Snapshot found = load(table).snapshot(snapshot);
        return found == null
                ? 0
                : Long.parseLong(found.summary().getOrDefault(SnapshotSummary.TOTAL_FILE_SIZE_PROP, "0"));
    }

    /** The run that wrote a snapshot; null for one of another program. */
    public static @Nullable String runOf(Snapshot snapshot) {
        return snapshot.summary().get(RUN_ID);
    }

    /**
     * The tables of a set, each of which has the set's snapshot.
     *
     * @throws Conflict when one has not: it is another catalog, or somebody has expired the snapshot
     */
    public Map<String, Table> tablesOf(TableSet set) {
        Map<String, Table> tables = new LinkedHashMap<>();
        set.snapshots().forEach((name, snapshot) -> {
            Table table = exists(name) ? load(name) : null;
            if (table == null || table.snapshot(snapshot) == null) {
                throw new Conflict(
                        "Cannot find the tables in force, of run " + set.runId() + ", in the Iceberg catalog: "
                                + sqlName(name) + " has no snapshot " + snapshot + " in " + described() + ".",
                        "Set iceberg.* as it was for that run. When the snapshot is lost (expired, or its table dropped),"
                                + " run tickets ingest --full engine=spark, which makes all tables anew.");
            }
            tables.put(name, table);
        });
        return tables;
    }

    /**
     * Makes sure that the catalog has what a set is made of.
     *
     * @throws Conflict as {@link #tablesOf}
     */
    void requireSnapshots(TableSet set) {
        tablesOf(set);
    }

    /** The catalog, for people; its address may hold a password, so only its kind and warehouse are told. */
    private String described() {
        String settings = "spark.sql.catalog." + SessionProperties.TABLES;
        return "the " + session.conf().get(settings + ".type", "") + " catalog with the warehouse "
                + session.conf().get(settings + ".warehouse", "");
    }

    /** The name of the table in SQL. */
    public String sqlName(String table) {
        return SessionProperties.TABLES + "." + String.join(".", path(table));
    }

    /** The names of a layer's tables, as {@code layer/table}. */
    List<String> tablesIn(String layer) {
        List<String> path = new ArrayList<>(namespace);
        path.add(layer);
        Namespace folder = Namespace.of(path.toArray(String[]::new));
        if (iceberg() instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(folder)) {
            return List.of();
        }
        return iceberg().listTables(folder).stream()
                .map(table -> layer + "/" + table.name())
                .toList();
    }

    /** Makes the namespaces that a table is to be in. */
    void createNamespaceOf(String table) {
        if (iceberg() instanceof SupportsNamespaces namespaces) {
            Namespace wanted = identifier(table).namespace();
            for (int depth = 1; depth <= wanted.length(); depth++) {
                Namespace part = Namespace.of(Arrays.copyOf(wanted.levels(), depth));
                if (!namespaces.namespaceExists(part)) {
                    namespaces.createNamespace(part);
                }
            }
        }
    }

    SparkSession session() {
        return session;
    }

    SparkCatalog spark() {
        return catalog;
    }

    Catalog iceberg() {
        return catalog.icebergCatalog();
    }

    /** The lake whose tables they are. */
    String lake() {
        return lake;
    }

    TableIdentifier identifier(String table) {
        return TableIdentifier.of(path(table).toArray(String[]::new));
    }

    Identifier sparkIdentifier(String table) {
        List<String> path = path(table);
        return Identifier.of(path.subList(0, path.size() - 1).toArray(String[]::new), path.get(path.size() - 1));
    }

    private List<String> path(String table) {
        List<String> path = new ArrayList<>(namespace);
        path.addAll(List.of(table.split("/", -1)));
        return path;
    }
}
