package tickets.spark.iceberg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;
import tickets.lake.TableSet;
import tickets.problem.Conflict;

/**
 * Makes the tables agree with the set in force. Only for the holder of the writer's lease; everything may be done
 * again.
 */
public final class TableUpkeep {

    private final LakeCatalog catalog;

    /** @param catalog the tables */
    public TableUpkeep(LakeCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Ends what a killed run has left: main branches come from the set in force, no branch of a run stays, and no file
     * that no snapshot knows.
     *
     * @param inForce null when there is none
     * @param goesOn whether the run goes on from it, so that its snapshots must be there
     * @throws Conflict when a table belongs to somebody else, or a snapshot is missing
     */
    public void settle(@Nullable TableSet inForce, boolean goesOn) {
        List<String> there = SetTables.ALL.stream().filter(catalog::exists).toList();
        there.forEach(this::requireOwn);
        if (inForce != null && goesOn) {
            catalog.requireSnapshots(inForce);
        }
        for (String table : there) {
            Table loaded = catalog.load(table);
            boolean isLeft = new SetRefs(loaded).isLeftUnfinished();
            if (inForce != null) {
                show(table, loaded, inForce);
            }
            new SetRefs(loaded).forgetRuns();
            if (isLeft) {
                removeUnknownFiles(loaded);
            }
        }
    }

    /** Two lakes in one catalog would take each other's tables for their own. */
    private void requireOwn(String table) {
        String owner = catalog.load(table).properties().get(LakeCatalog.LAKE);
        if (!catalog.lake().equals(owner)) {
            String whose = owner == null ? "it was not made by this platform" : "it belongs to another lake, " + owner;
            throw new Conflict(
                    "Cannot write the Iceberg table " + catalog.sqlName(table) + ": " + whose + ".",
                    "Give each lake that shares a catalog a namespace of its own: iceberg.namespace=NAME.");
        }
    }

    /** Shows a published set to everybody else: main branches move there, and branches of runs go. */
    public void show(TableSet set) {
        for (String table : set.snapshots().keySet()) {
            Table loaded = catalog.load(table);
            show(table, loaded, set);
            new SetRefs(loaded).forgetRuns();
        }
    }

    private static void show(String table, Table loaded, TableSet set) {
        Long snapshot = set.snapshots().get(table);
        if (snapshot != null && loaded.snapshot(snapshot) != null) {
            Set<String> kept = new HashSet<>(Set.of(set.runId()));
            if (set.previousRunId() != null) {
                kept.add(set.previousRunId());
            }
            new SetRefs(loaded).show(snapshot, set.runId(), kept);
            loaded.refresh();
        }
    }

    /** A killed task leaves files that were never committed; nobody else writes while the lease is held. */
    private void removeUnknownFiles(Table table) {
        if (PropertyUtil.propertyAsBoolean(
                table.properties(), TableProperties.GC_ENABLED, TableProperties.GC_ENABLED_DEFAULT)) {
            SparkActions.get(catalog.session())
                    .deleteOrphanFiles(table)
                    .olderThan(System.currentTimeMillis())
                    .execute();
        }
    }
}
