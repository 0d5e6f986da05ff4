package tickets.spark.iceberg;

import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;
import tickets.spark.engine.SessionProperties;

/**
 * The Iceberg tables of a lake. A run writes each on a branch of its own, which nobody else reads; when it is
 * published, the tables' main branches move there. Only the holder of the writer's lease changes anything here.
 */
public final class IcebergTables {

    private static final Map<String, String> PARTITIONS = Map.of(
            "bronze/tickets", "months(created_at)",
            "offline/tickets", "months(created_at)",
            "quarantine/tickets", "months(_ingested_at)",
            "warnings/tickets", "months(_ingested_at)");

    private static final String RUN_ID = "tickets.run_id";
    private static final String LAKE = "tickets.lake";

    private final SparkSession session;
    private final SparkCatalog catalog;
    private final PinnedTables pinned;
    private final List<String> namespace;
    private final String lake;
    private final Map<String, Long> beginnings = new HashMap<>();

    /** The tables that {@code session} is set up for. */
    public IcebergTables(SparkSession session) {
        this.session = session;
        var catalogs = session.sessionState().catalogManager();
        this.catalog = (SparkCatalog) catalogs.catalog(SessionProperties.TABLES);
        this.pinned = (PinnedTables) catalogs.catalog(SessionProperties.PINNED);
        String parent = session.conf().get(SessionProperties.NAMESPACE, "");
        this.namespace = parent.isEmpty() ? List.of() : List.of(parent);
        this.lake = session.conf().get(SessionProperties.LAKE, "");
        pinned.over(catalog);
    }

    /** Makes a table that is not there yet, with the columns of {@code rows} and none of its rows. */
    public void create(String table, Dataset<Row> rows) {
        TableIdentifier name = identifier(table);
        if (iceberg().tableExists(name)) {
            return;
        }
        createNamespace(name.namespace());
        String view = "columns_of_new_table";
        rows.limit(0).createOrReplaceTempView(view);
        String partition = PARTITIONS.get(table);
        session.sql("create table " + sqlName(table) + " using iceberg "
                + (partition == null ? "" : "partitioned by (" + partition + ") ")
                + "tblproperties ('format-version' = '2', 'write.merge.mode' = 'copy-on-write',"
                + " 'write.delete.mode' = 'copy-on-write', 'write.update.mode' = 'copy-on-write',"
                + " 'write.parquet.compression-codec' = 'snappy', 'write.metadata.delete-after-commit.enabled' = 'true',"
                + " 'write.metadata.previous-versions-max' = '20', '"
                + LAKE + "' = '" + lake.replace("'", "%27") + "') as select * from " + view);
        session.catalog().dropTempView(view);
    }

    private void createNamespace(Namespace wanted) {
        if (iceberg() instanceof SupportsNamespaces namespaces) {
            for (int depth = 1; depth <= wanted.length(); depth++) {
                Namespace part = Namespace.of(Arrays.copyOf(wanted.levels(), depth));
                if (!namespaces.namespaceExists(part)) {
                    namespaces.createNamespace(part);
                }
            }
        }
    }

    /** Whether the table is there. */
    public boolean exists(String table) {
        return iceberg().tableExists(identifier(table));
    }

    /** Begins the branch of a run from what the table's main branch is now; all writes of the run carry its id. */
    public void begin(String table, String runId) {
        session.conf().set("spark.sql.iceberg.snapshot-property." + RUN_ID, runId);
        Table loaded = load(table);
        ManageSnapshots change = loaded.manageSnapshots();
        Snapshot current = loaded.currentSnapshot();
        if (loaded.refs().containsKey(branch(runId))) {
            change = change.removeBranch(branch(runId));
        }
        (current == null
                        ? change.createBranch(branch(runId))
                        : change.createBranch(branch(runId), current.snapshotId()))
                .commit();
        beginnings.put(table, snapshot(table, runId));
    }

    /** Puts {@code rows} in place of all rows on the run's branch. */
    public void replace(String table, String runId, Dataset<Row> rows) throws Exception {
        rows.writeTo(branchName(table, runId)).overwrite(lit(true));
    }

    /** Adds {@code rows} on the run's branch. */
    public void append(String table, String runId, Dataset<Row> rows) throws Exception {
        rows.writeTo(branchName(table, runId)).append();
    }

    /** Takes the rows of a condition away from the run's branch. */
    public void delete(String table, String runId, String condition) {
        session.sql("delete from " + branchName(table, runId) + " where " + condition);
    }

    /** Changes the rows of a condition on the run's branch. */
    public void update(String table, String runId, String assignment, String condition) {
        session.sql("update " + branchName(table, runId) + " set " + assignment + " where " + condition);
    }

    /**
     * Puts changes among the rows on the run's branch: each in the place of the row with its key, or beside all others.
     *
     * @param wins when a change takes the place of the row called {@literal kept}; it is called {@literal change} there
     */
    public void merge(String table, String runId, Dataset<Row> changes, String key, String wins) {
        String view = "changes_to_merge";
        changes.createOrReplaceTempView(view);
        session.sql("merge into " + branchName(table, runId) + " as kept using " + view + " as change on kept." + key
                + " = change." + key + " when matched and (" + wins + ") then update set *"
                + " when not matched then insert *");
        session.catalog().dropTempView(view);
    }

    /** The rows on the run's branch. */
    public Dataset<Row> onBranch(String table, String runId) {
        return session.table(branchName(table, runId));
    }

    /** The snapshot at the end of the run's branch. */
    public long snapshot(String table, String runId) {
        return Objects.requireNonNull(load(table).refs().get(branch(runId)), "the branch has begun")
                .snapshotId();
    }

    /** Makes table files read {@code table} as the run has written it. */
    public void pinBranch(String table, String runId) {
        pinned.pin(nameInFiles(table), sparkIdentifier(table), branch(runId));
    }

    /** Makes table files read of {@code table} only what the run has added. */
    public void pinArrived(String table, String runId) {
        Long from = Objects.requireNonNull(beginnings.get(table), "the branch has begun");
        pinned.pinAdded(nameInFiles(table), sparkIdentifier(table), from, snapshot(table, runId));
    }

    /** Makes table files read {@code table} as it was in that snapshot. */
    public void pinSnapshot(String table, long snapshot) {
        pinned.pin(nameInFiles(table), sparkIdentifier(table), Long.toString(snapshot));
    }

    /** Table files find their names here from now on. */
    public void usePinned() {
        session.sql("use " + SessionProperties.PINNED);
    }

    /** Moves the table's main branch to a snapshot of a published set, and forgets all that no set is made of. */
    public void publish(String table, long snapshot) {
        Table loaded = load(table);
        Snapshot current = loaded.currentSnapshot();
        if (current == null || current.snapshotId() != snapshot) {
            loaded.manageSnapshots().setCurrentSnapshot(snapshot).commit();
        }
        forgetRuns(loaded);
    }

    /**
     * Makes the tables agree with the set in force, whatever a killed run has left: main branches where the set says,
     * no branch of a run, and no file that no snapshot knows.
     *
     * @param snapshots the snapshots of the set in force; empty when it has none
     */
    public void settle(List<String> all, Map<String, Long> snapshots) {
        all.stream().filter(this::exists).forEach(this::requireOwn);
        for (String table : all) {
            if (!exists(table)) {
                continue;
            }
            Table loaded = load(table);
            boolean isLeft = loaded.refs().values().stream()
                                    .filter(SnapshotRef::isBranch)
                                    .count()
                            > 1
                    || loaded.currentSnapshot() == null;
            Long snapshot = snapshots.get(table);
            if (snapshot == null) {
                forgetRuns(loaded);
            } else {
                publish(table, snapshot);
            }
            if (isLeft) {
                removeUnknownFiles(table);
            }
        }
    }

    /** Two lakes in one catalog would take each other's tables for their own. */
    private void requireOwn(String table) {
        String owner = load(table).properties().getOrDefault(LAKE, lake);
        if (!owner.equals(lake)) {
            throw new Conflict(
                    "Cannot write the Iceberg table " + sqlName(table) + ": it belongs to another lake, " + owner + ".",
                    "Give each lake that shares a catalog a namespace of its own: iceberg.namespace=NAME.");
        }
    }

    /** Removes the branches of runs, and the snapshots that are not on the way to the main branch. */
    private static void forgetRuns(Table table) {
        for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
            if (ref.getValue().isBranch() && !ref.getKey().equals(SnapshotRef.MAIN_BRANCH)) {
                table.manageSnapshots().removeBranch(ref.getKey()).commit();
            }
        }
        Set<Long> kept = new HashSet<>(SnapshotUtil.currentAncestorIds(table));
        ExpireSnapshots expiry = table.expireSnapshots();
        boolean isAny = false;
        for (Snapshot snapshot : table.snapshots()) {
            if (!kept.contains(snapshot.snapshotId())) {
                expiry = expiry.expireSnapshotId(snapshot.snapshotId());
                isAny = true;
            }
        }
        if (isAny) {
            expiry.expireOlderThan(0).retainLast(Integer.MAX_VALUE).commit();
        }
    }

    /** A killed task leaves files that were never committed; nobody else writes while the lease is held. */
    private void removeUnknownFiles(String table) {
        SparkActions.get(session)
                .deleteOrphanFiles(load(table))
                .olderThan(System.currentTimeMillis())
                .execute();
    }

    /** Removes a table and its files, if it is there. */
    public void drop(String table) {
        TableIdentifier name = identifier(table);
        if (iceberg().tableExists(name)) {
            Path folder = new Path(iceberg().loadTable(name).location());
            iceberg().dropTable(name, true);
            try {
                folder.getFileSystem(session.sessionState().newHadoopConf()).delete(folder, true);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
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

    /** The table itself, for what only Iceberg knows of it. */
    public Table load(String table) {
        return iceberg().loadTable(identifier(table));
    }

    /** The table itself, if it is there. */
    public Optional<Table> find(String table) {
        return exists(table) ? Optional.of(load(table)) : Optional.empty();
    }

    /** Where the table's files are. */
    public String address(String table) {
        return load(table).location();
    }

    /** The run that wrote a snapshot; null for one of another program. */
    public static @Nullable String runOf(Snapshot snapshot) {
        return snapshot.summary().get(RUN_ID);
    }

    /** The name of the table in SQL. */
    public String sqlName(String table) {
        return SessionProperties.TABLES + "." + String.join(".", path(table));
    }

    private List<String> path(String table) {
        List<String> path = new ArrayList<>(namespace);
        path.addAll(List.of(table.split("/", -1)));
        return path;
    }

    private String branchName(String table, String runId) {
        return sqlName(table) + ".branch_" + branch(runId);
    }

    /** Names of branches are identifiers in SQL. */
    private static String branch(String runId) {
        return "run_" + runId.replace('-', '_');
    }

    private Catalog iceberg() {
        return catalog.icebergCatalog();
    }

    private TableIdentifier identifier(String table) {
        return TableIdentifier.of(path(table).toArray(String[]::new));
    }

    private Identifier sparkIdentifier(String table) {
        List<String> path = path(table);
        return Identifier.of(path.subList(0, path.size() - 1).toArray(String[]::new), path.get(path.size() - 1));
    }

    /** The name that table files have for it. */
    private static Identifier nameInFiles(String table) {
        List<String> parts = List.of(table.split("/", -1));
        return Identifier.of(new String[] {parts.get(0)}, parts.get(1));
    }
}
