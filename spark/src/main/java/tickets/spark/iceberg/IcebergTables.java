package tickets.spark.iceberg;

import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.spark.engine.SessionProperties;

/**
 * Writes the Iceberg tables of a lake. A run writes each on a branch of its own, which nobody else reads, from what the
 * main branch is then. Only for the holder of the writer's lease.
 */
public final class IcebergTables {

    private static final String SUMMARY = "spark.sql.iceberg.snapshot-property.";
    private static final String DEFINITION = "tickets.definition";

    private final LakeCatalog catalog;
    private final SparkSession session;
    private final PinnedTables pinned;
    private final Map<String, Long> beginnings = new HashMap<>();

    /** @param catalog the tables */
    public IcebergTables(LakeCatalog catalog) {
        this.catalog = catalog;
        this.session = catalog.session();
        this.pinned = (PinnedTables) session.sessionState().catalogManager().catalog(SessionProperties.PINNED);
        pinned.over(catalog.spark());
    }

    /**
     * Makes a table that is not there yet, with the columns of {@code rows} and none of its rows; one that is there
     * gets the columns that it has not.
     *
     * @throws Conflict when it has columns that cannot become these
     */
    public void create(String table, Dataset<Row> rows) {
        new TableShape(catalog).fit(table, rows.schema());
    }

    /** Begins the branch of a run from what the table's main branch is now; all writes of the run carry its id. */
    public void begin(String table, String runId) {
        begin(table, runId, null);
    }

    /**
     * As above.
     *
     * @param definition names what makes the rows; goes with what the run writes to this table
     */
    public void begin(String table, String runId, @Nullable String definition) {
        session.conf().set(SUMMARY + LakeCatalog.RUN_ID, runId);
        if (definition == null) {
            session.conf().unset(SUMMARY + DEFINITION);
        } else {
            session.conf().set(SUMMARY + DEFINITION, definition);
        }
        String branch = SetRefs.branch(runId);
        Table loaded = catalog.load(table);
        if (loaded.refs().containsKey(branch)) {
            loaded.manageSnapshots().removeBranch(branch).commit();
        }
        Snapshot current = loaded.currentSnapshot();
        if (current == null) {
            loaded.newFastAppend()
                    .toBranch(branch)
                    .set(LakeCatalog.RUN_ID, runId)
                    .commit();
        } else {
            loaded.manageSnapshots().createBranch(branch, current.snapshotId()).commit();
        }
        if (!catalog.load(table).refs().containsKey(branch)) {
            throw new InvalidInput(
                    "Cannot write the Iceberg table " + catalog.sqlName(table)
                            + ": its catalog keeps no branches of a table, and a run needs one that nobody else reads.",
                    "Choose a catalog that keeps what Iceberg calls refs (iceberg.catalog, iceberg.uri).");
        }
        beginnings.put(table, snapshot(table, runId));
    }

    /** What made the rows of the table's main branch, as {@link #begin} was told; null when that is not known. */
    public @Nullable String definition(String table) {
        if (catalog.exists(table)) {
            for (Snapshot snapshot : SnapshotUtil.currentAncestors(catalog.load(table))) {
                String definition = snapshot.summary().get(DEFINITION);
                if (definition != null) {
                    return definition;
                }
            }
        }
        return null;
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
        return Objects.requireNonNull(catalog.load(table).refs().get(SetRefs.branch(runId)), "the branch has begun")
                .snapshotId();
    }

    /** Makes table files read {@code table} as the run has written it. */
    public void pinBranch(String table, String runId) {
        pinBranch(table, table, runId);
    }

    /** Makes what table files call {@code nameInFiles} read {@code table} as the run has written it. */
    public void pinBranch(String nameInFiles, String table, String runId) {
        pinned.pin(inFiles(nameInFiles), catalog.sparkIdentifier(table), SetRefs.branch(runId));
    }

    /** Makes table files read of {@code table} only what the run has added. */
    public void pinArrived(String table, String runId) {
        Long from = Objects.requireNonNull(beginnings.get(table), "the branch has begun");
        pinned.pinAdded(inFiles(table), catalog.sparkIdentifier(table), from, snapshot(table, runId));
    }

    /** Table files find their names here from now on. */
    public void usePinned() {
        session.sql("use " + SessionProperties.PINNED);
    }

    /** The tables themselves. */
    public LakeCatalog catalog() {
        return catalog;
    }

    private String branchName(String table, String runId) {
        return catalog.sqlName(table) + ".branch_" + SetRefs.branch(runId);
    }

    private static Identifier inFiles(String table) {
        List<String> parts = List.of(table.split("/", -1));
        return Identifier.of(new String[] {parts.get(0)}, parts.get(1));
    }
}
