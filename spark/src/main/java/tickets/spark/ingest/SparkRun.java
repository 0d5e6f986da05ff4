package tickets.spark.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.ingest.Ingest;
import tickets.ingest.Ledger;
import tickets.ingest.OtherRun;
import tickets.ingest.QualityGate;
import tickets.ingest.RunInputs;
import tickets.ingest.RunSource;
import tickets.ingest.WhenEmpty;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.SetContents;
import tickets.ingest.raw.RawFile;
import tickets.lake.PublishedTables;
import tickets.lake.TableFile;
import tickets.lake.TableSet;
import tickets.online.OnlineDocument;
import tickets.problem.GateRefused;
import tickets.runs.StepNotes;
import tickets.spark.engine.LakeAddress;
import tickets.spark.engine.SparkEngine;
import tickets.spark.engine.SparkFailure;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.ParquetCopy;
import tickets.spark.iceberg.SetTables;
import tickets.spark.ingest.SparkIngest.Order;
import tickets.spark.judging.JudgingOrder;

/** Carries the judged records of one run through its tables to a published set. Main thread of the driver. */
final class SparkRun {

    private static final TableFile DOCUMENTS = TableFile.named("online/documents");

    private static final Logger LOG = LoggerFactory.getLogger(SparkRun.class);

    /** Tables that go with the run. */
    private static final List<String> SCRATCH = List.of(Judging.JUDGED, RunTables.SUPERSEDED);

    private final Order order;
    private final OtherRun run;
    private final FoundOnSpark found;
    private final SparkEngine engine;
    private final IcebergTables tables;
    private final Path folder;
    private final String runId;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    SparkRun(Order order, OtherRun run, FoundOnSpark found, SparkEngine engine, IcebergTables tables, Path folder) {
        this.order = order;
        this.run = run;
        this.found = found;
        this.engine = engine;
        this.tables = tables;
        this.folder = folder;
        this.runId = run.run().id().value();
    }

    void carryOut() {
        Map<String, Long> snapshots =
                run.published().current().map(TableSet::snapshots).orElse(Map.of());
        step("settle", notes -> {
            SCRATCH.forEach(tables::drop);
            tables.settle(SetTables.ALL, snapshots);
            return true;
        });
        tables.usePinned();
        try {
            Judging judging = new Judging(engine, tables);
            SourceChange change = step("bronze", notes -> judge(judging, notes));
            run.findings().sources(change.all());
            run.findings()
                    .inputs(RunInputs.of(
                            runId,
                            change.all(),
                            order.ports().store(),
                            Stream.of(SetTables.BRONZE, SetTables.QUARANTINE).map(tables::address)));
            if (change.all().readInAll() == 0 && order.whenEmpty() == WhenEmpty.KEEP_TABLES) {
                run.findings()
                        .remark("The input holds no record. The tables stay as they are; --allow-empty empties them.");
                return;
            }
            judging.bind(change.added());
            makeTables(new RunTables(engine, tables, change, runId), change);
        } finally {
            removeScratch();
        }
    }

    /** What is left in spite of it goes with the next run. */
    private void removeScratch() {
        try {
            SCRATCH.forEach(tables::drop);
        } catch (RuntimeException left) {
            LOG.warn("Some unfinished files are left in the catalog; the next run removes them.", left);
        }
    }

    private SourceChange judge(Judging judging, StepNotes notes) throws Exception {
        Ingest ports = order.ports();
        List<RawFile> files = found.toJudge();
        JudgingOrder judgingOrder = new JudgingOrder(
                order.settings().contract(),
                run.run().asRecord().startedAt(),
                ports.settings().maxRecordBytes(),
                ports.settings().onMalformed());
        LakeAddress addresses = new LakeAddress(order.settings().data());
        List<FreshFile> fresh = judging.judge(files, new RawParts(ports.store(), addresses).of(files), judgingOrder);
        SourceChange change = SourceChange.of(
                found.before(),
                found.plan(),
                found.planning(),
                fresh,
                judging.counts(),
                new SourceChange.Terms(found.judgedUnder(), runId),
                found.isAnew());
        notes.count("read", change.all().read());
        notes.count("accepted", change.all().read() - change.all().quarantined());
        notes.count("quarantined", change.all().quarantined());
        return change;
    }

    private void makeTables(RunTables made, SourceChange change) {
        long quarantined = step("quarantine", notes -> {
            made.quarantine();
            gate(made, change);
            return stored(SetTables.QUARANTINE, made);
        });
        long accepted = step("join", notes -> {
            made.bronze();
            return counted(SetTables.BRONZE, made);
        });
        long offline = step("offline", notes -> {
            made.offline();
            long count = counted(SetTables.OFFLINE, made);
            notes.count("rows", count);
            return count;
        });
        long online = step("online", notes -> {
            made.online();
            long count = stored(SetTables.ONLINE, made);
            notes.count("rows", count);
            return count;
        });
        Ledger ledger = step(
                "ledger",
                notes -> new Ledger(
                        change.all().readInAll(),
                        accepted,
                        quarantined,
                        made.countSuperseded(),
                        offline,
                        made.countDated(),
                        online,
                        order.ports().settings().numOnline()));
        run.findings().ledger(ledger);
        ledger.check(runId);
        run.findings().made(made.described(rows));
        step("publish", notes -> {
            publish(made, change);
            return true;
        });
        tellFiles();
    }

    /** Refuses what has arrived; what is bad of it is kept where it can be looked at. */
    private void gate(RunTables made, SourceChange change) throws IOException {
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
    private long stored(String table, RunTables made) throws IOException {
        Path parquet = folder.resolve(table.replace('/', '-') + ".parquet");
        long count = ParquetCopy.write(made.inOrder(table), parquet, runId);
        String key = PublishedTables.key(runId, table);
        order.ports().store().upload(parquet, key);
        keys.put(table, key);
        rows.put(table, count);
        return count;
    }

    private long counted(String table, RunTables made) {
        long count = made.count(table);
        rows.put(table, count);
        return count;
    }

    private void publish(RunTables made, SourceChange change) {
        TableSet set = new TableSet(
                runId,
                run.run().asRecord().startedAt(),
                run.published().runBefore(runId),
                order.ports().online().identity(),
                keys,
                rows,
                made.snapshots());
        List<JudgedSource> sources =
                change.all().sources().stream().map(RunSource::judged).toList();
        run.contents().write(runId, new SetContents(sources, List.of()));
        run.publication().publish(set, new Documents(engine.rows(DOCUMENTS).toLocalIterator()));
        run.run().fence().whileHeld(() -> set.snapshots().forEach(tables::publish));
        run.contents().removeUnusedParts();
    }

    private void tellFiles() {
        for (String table : List.of(SetTables.BRONZE, SetTables.QUARANTINE, SetTables.OFFLINE, SetTables.ONLINE)) {
            run.findings().file(table.substring(0, table.indexOf('/')), tables.address(table));
        }
        run.findings().file("online_store", order.ports().online().address());
    }

    private <T> T step(String name, SparkStep<T> work) {
        return run.run().<T>step(name, notes -> {
            try {
                return work.take(notes);
            } catch (Exception failed) {
                throw SparkFailure.of("carry out the step '" + name + "' on Spark", failed);
            }
        });
    }

    /** What a step does. */
    @FunctionalInterface
    private interface SparkStep<T> {
        T take(StepNotes notes) throws Exception;
    }

    /** The rows of {@code online/documents} as the online store takes them. */
    private record Documents(Iterator<Row> rows) implements Iterator<OnlineDocument> {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public OnlineDocument next() {
            Row row = rows.next();
            return new OnlineDocument(
                    row.getString(0), row.getLong(1), new String(row.<byte[]>getAs(2), StandardCharsets.UTF_8));
        }
    }
}
