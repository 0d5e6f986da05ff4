package tickets.spark.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.ingest.Ingest;
import tickets.ingest.OtherRun;
import tickets.ingest.RunInputs;
import tickets.ingest.RunSource;
import tickets.ingest.WhenEmpty;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.SetContents;
import tickets.ingest.raw.RawFile;
import tickets.lake.TableSet;
import tickets.lineage.InputData;
import tickets.runs.RunError;
import tickets.runs.StepNotes;
import tickets.spark.engine.LakeAddress;
import tickets.spark.engine.SparkEngine;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.ScratchTables;
import tickets.spark.iceberg.SetTables;
import tickets.spark.iceberg.TableUpkeep;
import tickets.spark.ingest.SparkIngest.Order;
import tickets.spark.judging.JudgingOrder;

/** Carries the judged records of one run through its tables to a published set. Main thread of the driver. */
final class SparkRun {

    private static final Logger LOG = LoggerFactory.getLogger(SparkRun.class);

    private final Order order;
    private final OtherRun run;
    private final FoundOnSpark found;
    private final SparkEngine engine;
    private final IcebergTables tables;
    private final Path folder;
    private final String runId;
    private final SparkSteps steps;
    private final TableUpkeep upkeep;
    private final ScratchTables scratch;

    SparkRun(Order order, OtherRun run, FoundOnSpark found, SparkEngine engine, IcebergTables tables, Path folder) {
        this.order = order;
        this.run = run;
        this.found = found;
        this.engine = engine;
        this.tables = tables;
        this.folder = folder;
        this.runId = run.run().id().value();
        this.steps = new SparkSteps(run.run());
        this.upkeep = new TableUpkeep(tables.catalog());
        this.scratch = new ScratchTables(tables.catalog());
    }

    void carryOut() {
        Optional<TableSet> before = steps.take("settle", notes -> settle());
        tables.usePinned();
        try {
            Judging judging = new Judging(engine, tables, runId);
            Judged judged = steps.take("bronze", notes -> judge(judging, notes));
            SourceChange change = judged.change();
            run.findings().sources(change.all());
            run.findings().inputs(judged.inputs());
            if (change.all().readInAll() == 0 && order.whenEmpty() == WhenEmpty.KEEP_TABLES) {
                run.findings()
                        .remark("The input holds no record. The tables stay as they are; --allow-empty empties them.");
                return;
            }
            judging.bind(change.added());
            RunTables made = new RunTables(engine, tables, change, runId);
            String runBefore = before.map(TableSet::runId).orElse(null);
            publish(new StageTables(order, run, steps, made, folder).stage(change, runBefore), change);
        } finally {
            removeScratch();
        }
    }

    /** Ends what a killed run has left, while nobody can take the lease over. */
    private Optional<TableSet> settle() {
        Optional<TableSet> inForce = run.published().current();
        run.run().fence().whileHeld(() -> {
            upkeep.settle(inForce.orElse(null), !found.isAnew());
            scratch.removeAll();
        });
        return inForce;
    }

    /** What is left in spite of it goes with the next run, and with the next writer if there is one already. */
    private void removeScratch() {
        try {
            run.run().fence().whileHeld(() -> {
                scratch.drop(Judging.judgedOf(runId));
                scratch.drop(RunTables.supersededOf(runId));
            });
        } catch (RuntimeException left) {
            LOG.atWarn()
                    .addKeyValue("error", RunError.of(left).message())
                    .addKeyValue("places", RunError.placesOfFault(left))
                    .log("Some unfinished files are left in the catalog; the next run removes them.");
        }
    }

    /** What was found in the raw files, and what others are told that was read. */
    private record Judged(SourceChange change, List<InputData> inputs) {}

    private Judged judge(Judging judging, StepNotes notes) throws Exception {
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
        Stream<String> carried = Stream.of(SetTables.BRONZE, SetTables.QUARANTINE)
                .map(table -> tables.catalog().address(table));
        return new Judged(change, RunInputs.of(runId, change.all(), ports.store(), carried));
    }

    private void publish(StageTables.Staged staged, SourceChange change) {
        run.findings().ledger(staged.ledger());
        staged.ledger().check(runId);
        run.findings().made(staged.tables());
        List<JudgedSource> sources =
                change.all().sources().stream().map(RunSource::judged).toList();
        new SparkPublishing(run, steps, engine, upkeep).publish(staged.set(), new SetContents(sources, List.of()));
        staged.addresses().forEach(run.findings()::file);
        run.findings().file("online_store", order.ports().online().address());
    }
}
