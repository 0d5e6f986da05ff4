package tickets.spark.iceberg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The names that one table has for its snapshots: {@code main}, which everybody else's tools read; a tag
 * {@code set_RUN} for each set that readers may be in, so that nobody's maintenance takes it away; a branch
 * {@code run_RUN} while a run writes. All others are somebody else's and stay as they are.
 */
public final class SetRefs {

    private static final String SET = "set_";
    private static final String RUN = "run_";

    private final Table table;

    SetRefs(Table table) {
        this.table = table;
    }

    /** The tag of the set of that run. */
    public static String tag(String runId) {
        return SET + runId;
    }

    /** The branch of that run; an identifier in SQL. */
    static String branch(String runId) {
        return RUN + runId.replace('-', '_');
    }

    /** Whether a tag is that of a set. */
    public static boolean isOfSet(String name) {
        return name.startsWith(SET);
    }

    private static boolean isOfRun(String name) {
        return name.startsWith(RUN);
    }

    /** Whether a run has left something: its branch, or a table that was never published. */
    boolean isLeftUnfinished() {
        return table.currentSnapshot() == null || table.refs().keySet().stream().anyMatch(SetRefs::isOfRun);
    }

    /**
     * Names the snapshot of a set that is in force. Main moves there unless it is there or further on already: somebody
     * may have rewritten files since.
     *
     * @param kept the runs whose sets keep their tags
     */
    void show(long snapshot, String runId, Set<String> kept) {
        ManageSnapshots change = table.manageSnapshots();
        if (!isOnMain(snapshot, runId)) {
            change = change.setCurrentSnapshot(snapshot);
        }
        SnapshotRef known = table.refs().get(tag(runId));
        if (known == null) {
            change = change.createTag(tag(runId), snapshot).setMaxRefAgeMs(tag(runId), Long.MAX_VALUE);
        } else if (known.snapshotId() != snapshot) {
            change = change.replaceTag(tag(runId), snapshot);
        }
        for (String name : table.refs().keySet()) {
            if (isOfSet(name) && !kept.contains(name.substring(SET.length()))) {
                change = change.removeTag(name);
            }
        }
        change.commit();
    }

    /**
     * Whether main comes from the snapshot. Where snapshots in between were expired its ancestors do not tell; then the
     * tag does, which was made when main moved there, unless main has gone back to something older.
     */
    private boolean isOnMain(long snapshot, String runId) {
        Snapshot current = table.currentSnapshot();
        if (current == null) {
            return false;
        }
        if (SnapshotUtil.isAncestorOf(table, snapshot)) {
            return true;
        }
        SnapshotRef known = table.refs().get(tag(runId));
        Snapshot oldest = SnapshotUtil.oldestAncestor(table);
        return known != null
                && known.snapshotId() == snapshot
                && oldest.parentId() != null
                && oldest.sequenceNumber() > table.snapshot(snapshot).sequenceNumber();
    }

    /** Removes the branches of runs, and the snapshots of runs that nothing leads to any more. */
    void forgetRuns() {
        ManageSnapshots change = table.manageSnapshots();
        for (String name : table.refs().keySet()) {
            if (isOfRun(name)) {
                change = change.removeBranch(name);
            }
        }
        change.commit();
        table.refresh();
        List<Snapshot> abandoned = abandoned();
        if (!abandoned.isEmpty()
                && PropertyUtil.propertyAsBoolean(
                        table.properties(), TableProperties.GC_ENABLED, TableProperties.GC_ENABLED_DEFAULT)) {
            ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(0).retainLast(Integer.MAX_VALUE);
            for (Snapshot snapshot : abandoned) {
                expiry = expiry.expireSnapshotId(snapshot.snapshotId());
            }
            expiry.commit();
        }
    }

    private List<Snapshot> abandoned() {
        Set<Long> reached = new HashSet<>();
        for (SnapshotRef ref : table.refs().values()) {
            SnapshotUtil.ancestorsOf(ref.snapshotId(), table::snapshot)
                    .forEach(ancestor -> reached.add(ancestor.snapshotId()));
        }
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .filter(snapshot -> !reached.contains(snapshot.snapshotId()))
                .filter(snapshot -> LakeCatalog.runOf(snapshot) != null)
                .toList();
    }
}
