package tickets.spark.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.ingest.Ledger;
import tickets.ingest.OtherRun;
import tickets.ingest.QualityGate;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lineage.MadeTable;
import tickets.problem.GateRefused;
import tickets.spark.iceberg.ParquetCopy;
import tickets.spark.iceberg.SetTables;
import tickets.spark.ingest.SparkIngest.Order;

/** Makes the tables of a run, step by step, up to a set that only has to be published. */
final class StageTables {

    private final Order order;
    private final OtherRun run;
    private final SparkSteps steps;
    private final RunTables made;
    private final Path folder;
    private final String runId;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    /** @param folder where files may be put together on this machine */
    StageTables(Order order, OtherRun run, SparkSteps steps, RunTables made, Path folder) {
        this.order = order;
        this.run = run;
        this.steps = steps;
        this.made = made;
        this.folder = folder;
        this.runId = run.run().id().value();
    }

    /**
     * What a run is about to publish; all that has to be asked of the catalog for it is known.
     *
     * @param set the set
     * @param ledger where every record went
     * @param tables what others are told of the tables
     * @param addresses where the tables are
     */
    record Staged(TableSet set, Ledger ledger, List<MadeTable> tables, Map<String, String> addresses) {}

    /**
     * Makes them all.
     *
     * @param runBefore the run whose set was in force before; null for the first
     * @throws GateRefused when too much is bad of what has arrived
     */
    Staged stage(SourceChange change, @Nullable String runBefore) {
        steps.take("quarantine", notes -> {
            made.quarantine();
            gate(change);
            return stored(SetTables.QUARANTINE);
        });
        steps.take("join", notes -> {
            made.bronze();
            return counted(SetTables.BRONZE);
        });
        steps.take("offline", notes -> {
            made.offline();
            long count = counted(SetTables.OFFLINE);
            notes.count("rows", count);
            return count;
        });
        steps.take("online", notes -> {
            made.online();
            long count = stored(SetTables.ONLINE);
            notes.count("rows", count);
            return count;
        });
        return steps.take(
                "ledger", notes -> new Staged(set(runBefore), ledger(change), made.described(rows), made.addresses()));
    }

    /** Refuses what has arrived; what is bad of it is kept where it can be looked at. */
    private void gate(SourceChange change) throws IOException {
        Optional<GateRefused> refusal = QualityGate.refusal(
                change.all(), order.whenEmpty(), runId, order.ports().settings().maxQuarantined());
        run.findings().gate(refusal.isEmpty());
        if (refusal.isPresent()) {
            Path parquet = folder.resolve("refused.parquet");
            ParquetCopy.write(made.refused(), parquet, runId);
            run.findings().file("quarantine", run.published().keepRefused(runId, parquet));
            throw refusal.get();
        }
    }

    /** Keeps a table as a file as well, because the platform's own commands read it. */
    private long stored(String table) throws IOException {
        Path parquet = folder.resolve(table.replace('/', '-') + ".parquet");
        long count = ParquetCopy.write(made.inOrder(table), parquet, runId);
        String key = PublishedTables.key(runId, table);
        order.ports().store().upload(parquet, key);
        keys.put(table, key);
        rows.put(table, count);
        return count;
    }

    private long counted(String table) {
        long count = made.count(table);
        rows.put(table, count);
        return count;
    }

    private Ledger ledger(SourceChange change) {
        return new Ledger(
                change.all().readInAll(),
                rows(SetTables.BRONZE),
                rows(SetTables.QUARANTINE),
                made.countSuperseded(),
                rows(SetTables.OFFLINE),
                made.countDated(),
                rows(SetTables.ONLINE),
                order.ports().settings().numOnline());
    }

    private long rows(String table) {
        return Objects.requireNonNull(rows.get(table), "the table was made");
    }

    private TableSet set(@Nullable String runBefore) {
        return new TableSet(
                runId,
                run.run().asRecord().startedAt(),
                runBefore,
                order.ports().online().identity(),
                keys,
                rows,
                made.snapshots());
    }
}
