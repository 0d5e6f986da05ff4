package tickets.spark.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.SetRefs;

/**
 * The snapshots of published sets in one table: those that the one in force comes from, and those with the tag of a
 * set. What a failed run has written is not among them, because no later run goes on from it.
 */
final class TableHistory {

    private final Table table;
    private final List<Snapshot> newestFirst;

    private TableHistory(Table table, List<Snapshot> newestFirst) {
        this.table = table;
        this.newestFirst = List.copyOf(newestFirst);
    }

    /**
     * The history of a table up to a set.
     *
     * @param inForce a snapshot that the table has
     */
    static TableHistory upTo(Table table, long inForce) {
        Map<Long, Snapshot> known = new LinkedHashMap<>();
        addAncestors(table, inForce, known);
        long newest = table.snapshot(inForce).sequenceNumber();
        for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
            long tagged = ref.getValue().snapshotId();
            if (SetRefs.isOfSet(ref.getKey()) && table.snapshot(tagged).sequenceNumber() <= newest) {
                addAncestors(table, tagged, known);
            }
        }
        List<Snapshot> sorted = new ArrayList<>(known.values());
        sorted.sort(Comparator.comparingLong(Snapshot::sequenceNumber).reversed());
        return new TableHistory(table, sorted);
    }

    private static void addAncestors(Table table, long snapshot, Map<Long, Snapshot> known) {
        SnapshotUtil.ancestorsOf(snapshot, table::snapshot)
                .forEach(ancestor -> known.put(ancestor.snapshotId(), ancestor));
    }

    /** The runs that wrote the table, newest first. */
    List<String> runs() {
        Set<String> runs = new LinkedHashSet<>();
        for (Snapshot snapshot : newestFirst) {
            String run = LakeCatalog.runOf(snapshot);
            if (run != null) {
                runs.add(run);
            }
        }
        return List.copyOf(runs);
    }

    /**
     * The table's snapshot in the set of a run: the newest that was not written later.
     *
     * @param later the runs after it
     */
    Optional<Snapshot> of(String runId, Set<String> later) {
        SnapshotRef tag = table.refs().get(SetRefs.tag(runId));
        if (tag != null) {
            return Optional.of(table.snapshot(tag.snapshotId()));
        }
        return newestFirst.stream()
                .filter(snapshot -> {
                    String run = LakeCatalog.runOf(snapshot);
                    return run != null && !later.contains(run);
                })
                .findFirst();
    }

    /** When everybody else began to see a snapshot. */
    Instant publishedAt(Snapshot snapshot) {
        long millis = table.history().stream()
                .filter(entry -> entry.snapshotId() == snapshot.snapshotId())
                .mapToLong(HistoryEntry::timestampMillis)
                .findFirst()
                .orElse(snapshot.timestampMillis());
        return Instant.ofEpochMilli(millis);
    }
}
