package tickets.spark.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.problem.Conflict;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.SetTables;

/**
 * The sets that were published: the one in force as the pointer names it, and back in time what that comes from. Every
 * run replaces the online table, so its history has each run; of every other table a set has the newest snapshot that
 * its run or an earlier one wrote.
 */
final class CatalogSets {

    private final PublishedTables published;
    private final LakeCatalog catalog;

    CatalogSets(PublishedTables published, LakeCatalog catalog) {
        this.published = published;
        this.catalog = catalog;
    }

    /**
     * The sets whose tables are all there, the one in force first; empty when nothing was ever published.
     *
     * @throws Conflict when the set in force was made by the embedded engine, or its snapshots are not in the catalog
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
        return sets(current, catalog.tablesOf(current));
    }

    private static List<CatalogSet> sets(TableSet current, Map<String, Table> tables) {
        Map<String, TableHistory> histories = new LinkedHashMap<>();
        current.snapshots()
                .forEach((name, snapshot) -> histories.put(
                        name,
                        TableHistory.upTo(Objects.requireNonNull(tables.get(name), "every table is there"), snapshot)));
        TableHistory online = Objects.requireNonNull(histories.get(SetTables.ONLINE), "every set has an online table");
        List<CatalogSet> sets = new ArrayList<>();
        sets.add(new CatalogSet(
                current.runId(),
                online.of(current.runId(), Set.of()).map(online::publishedAt).orElse(current.createdAt()),
                current.snapshots()));
        Set<String> later = new HashSet<>(Set.of(current.runId()));
        for (String runId : online.runs()) {
            if (!later.contains(runId)) {
                earlier(runId, histories, online, later).ifPresent(sets::add);
                later.add(runId);
            }
        }
        return sets;
    }

    private static Optional<CatalogSet> earlier(
            String runId, Map<String, TableHistory> histories, TableHistory online, Set<String> later) {
        Map<String, Long> snapshots = new LinkedHashMap<>();
        for (Map.Entry<String, TableHistory> table : histories.entrySet()) {
            table.getValue().of(runId, later).ifPresent(found -> snapshots.put(table.getKey(), found.snapshotId()));
        }
        Optional<Snapshot> shown = online.of(runId, later);
        return snapshots.keySet().equals(histories.keySet()) && shown.isPresent()
                ? Optional.of(new CatalogSet(runId, online.publishedAt(shown.get()), snapshots))
                : Optional.empty();
    }
}
