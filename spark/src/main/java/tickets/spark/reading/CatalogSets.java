package tickets.spark.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.problem.Conflict;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.SetTables;

/**
 * The sets that were published: the one in force as the pointer names it, and back in time as the tables' main branches
 * tell. Every run replaces the online table, so its history has an entry a run; of every other table a set has the
 * newest snapshot that its run or an earlier one wrote.
 */
final class CatalogSets {

    private final PublishedTables published;
    private final IcebergTables tables;

    CatalogSets(PublishedTables published, IcebergTables tables) {
        this.published = published;
        this.tables = tables;
    }

    /**
     * The sets, the one in force first; empty when nothing was ever published.
     *
     * @throws Conflict when the set in force was made by the embedded engine
     */
    List<CatalogSet> newestFirst() {
        Optional<TableSet> inForce = published.current();
        if (inForce.isEmpty()) {
            return List.of();
        }
        TableSet current = inForce.get();
        if (!current.isInCatalog()) {
            throw new Conflict(
                    "Cannot read the tables with engine=spark: those in force, of run " + current.runId()
                            + ", were made by the embedded engine.",
                    "Leave engine=spark out, or ingest with it first.");
        }
        List<CatalogSet> sets = new ArrayList<>();
        Instant now = null;
        for (HistoryEntry entry : historyNewestFirst(tables.load(SetTables.ONLINE))) {
            String runId = runOf(tables.load(SetTables.ONLINE).snapshot(entry.snapshotId()));
            Instant at = Instant.ofEpochMilli(entry.timestampMillis());
            if (runId != null && runId.equals(current.runId())) {
                now = at;
            } else if (runId != null && runId.compareTo(current.runId()) < 0) {
                sets.add(new CatalogSet(runId, at, snapshotsOf(runId)));
            }
        }
        sets.add(0, new CatalogSet(current.runId(), now == null ? current.createdAt() : now, current.snapshots()));
        return sets;
    }

    private Map<String, Long> snapshotsOf(String runId) {
        Map<String, Long> snapshots = new LinkedHashMap<>();
        for (String table : SetTables.ALL) {
            Table loaded = tables.load(table);
            for (HistoryEntry entry : historyNewestFirst(loaded)) {
                String writer = runOf(loaded.snapshot(entry.snapshotId()));
                if (writer != null && writer.compareTo(runId) <= 0) {
                    snapshots.put(table, entry.snapshotId());
                    break;
                }
            }
        }
        return snapshots;
    }

    private static List<HistoryEntry> historyNewestFirst(Table table) {
        List<HistoryEntry> history = new ArrayList<>(table.history());
        history.sort(Comparator.comparingLong(HistoryEntry::timestampMillis).reversed());
        return history;
    }

    private static @Nullable String runOf(@Nullable Snapshot snapshot) {
        return snapshot == null ? null : IcebergTables.runOf(snapshot);
    }
}
