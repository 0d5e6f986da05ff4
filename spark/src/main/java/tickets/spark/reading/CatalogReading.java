package tickets.spark.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;
import tickets.cli.Wiring;
import tickets.config.Settings;
import tickets.lake.FileProblems;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.problem.NotFound;
import tickets.spark.engine.SessionProperties;
import tickets.spark.engine.SparkEngine;
import tickets.spark.engine.SparkFailure;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.ParquetCopy;

/** The catalog, open for reading. */
final class CatalogReading implements AutoCloseable {

    private final ObjectStore store;
    private final SparkSession session;
    private final LakeCatalog catalog;
    private final CatalogSets sets;

    private CatalogReading(ObjectStore store, SparkSession session) {
        this.store = store;
        this.session = session;
        this.catalog = new LakeCatalog(session);
        this.sets = new CatalogSets(new PublishedTables(store), catalog);
    }

    static CatalogReading open(Settings settings, Path folder) {
        ObjectStore store = Wiring.objectStore(settings.data());
        try {
            return new CatalogReading(
                    store,
                    SparkEngine.session(SessionProperties.forReading(settings).with(folder)));
        } catch (RuntimeException failed) {
            store.close();
            throw SparkFailure.of("start Spark for reading", SparkFailure.READING, failed);
        }
    }

    /** All sets with their tables. */
    ObjectNode sets() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var listed = answer.putArray("sets");
        Map<String, Table> loaded = new HashMap<>();
        try {
            for (CatalogSet set : sets.newestFirst()) {
                ObjectNode one = listed.addObject()
                        .put("run_id", set.runId())
                        .put("published_at", set.publishedAt().toString());
                var ofSet = one.putArray("tables");
                set.snapshots()
                        .forEach((table, snapshot) ->
                                ofSet.add(described(table, loaded.computeIfAbsent(table, catalog::load), snapshot)));
            }
        } catch (RuntimeException failed) {
            throw SparkFailure.of("list the tables in the Iceberg catalog", SparkFailure.READING, failed);
        }
        return answer;
    }

    private static ObjectNode described(String name, Table table, long snapshot) {
        Map<String, String> summary = Optional.ofNullable(table.snapshot(snapshot))
                .map(Snapshot::summary)
                .orElse(Map.of());
        return JsonNodeFactory.instance
                .objectNode()
                .put("table", name)
                .put("rows", Long.parseLong(summary.getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0")))
                .put("bytes", Long.parseLong(summary.getOrDefault(SnapshotSummary.TOTAL_FILE_SIZE_PROP, "0")))
                .put("snapshot", snapshot)
                .put("address", table.location());
    }

    /** Writes a table of a set, in its order, as a Parquet file with the set's run in its footer. */
    ObjectNode export(String table, String runId, Path file) {
        try {
            long rows = ParquetCopy.write(catalog.rowsInOrder(table, snapshotOf(table, runId)), file, runId);
            return JsonNodeFactory.instance.objectNode().put("rows", rows);
        } catch (IOException failed) {
            throw FileProblems.translate("write", file, failed);
        } catch (RuntimeException failed) {
            throw SparkFailure.of("export the table " + table, SparkFailure.READING, failed);
        }
    }

    private long snapshotOf(String table, String runId) {
        return sets.newestFirst().stream()
                .filter(set -> set.runId().equals(runId))
                .findFirst()
                .map(set -> set.snapshots().get(table))
                .orElseThrow(() -> new NotFound(
                        "Cannot export the table '" + table + "' of run " + runId + ": the catalog has it no more.",
                        "`tickets tables engine=spark` lists what there is."));
    }

    @Override
    public void close() {
        session.stop();
        store.close();
    }
}
