package tickets.spark.ingest;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import tickets.config.Settings;
import tickets.ingest.Ingest;
import tickets.ingest.IngestReport;
import tickets.ingest.OtherEngine;
import tickets.ingest.OtherRun;
import tickets.ingest.RunFolder;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.lake.RunFacts;
import tickets.spark.engine.SessionProperties;
import tickets.spark.engine.SparkEngine;
import tickets.spark.engine.SparkFailure;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.LakeCatalog;

/** The ingest on Spark; found as a service by the platform's command line. */
public final class SparkIngest implements OtherEngine {

    private final ZoneId zone;

    /** For {@link java.util.ServiceLoader}. */
    public SparkIngest() {
        this(ZoneOffset.UTC);
    }

    /** @param zone where SQL believes to be; tables must not depend on it */
    public SparkIngest(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public IngestReport ingest(
            Ingest ports,
            Settings settings,
            Map<String, String> maskedSettings,
            WhenEmpty whenEmpty,
            WhichFiles which) {
        return ports.run("ingest", maskedSettings, run -> carryOut(new Order(ports, settings, whenEmpty, which), run));
    }

    /**
     * What is to be done.
     *
     * @param ports what the run works on
     * @param settings all settings in force
     * @param whenEmpty what an input without one record means for the tables there are
     * @param which which raw files are judged
     */
    record Order(Ingest ports, Settings settings, WhenEmpty whenEmpty, WhichFiles which) {}

    private void carryOut(Order order, OtherRun run) {
        FoundOnSpark found = run.run().step("find", notes -> {
            FoundOnSpark files = FoundOnSpark.in(order, run);
            notes.count("files", files.files());
            notes.count("to_judge", files.plan().toJudge().size());
            return files;
        });
        String id = run.run().id().value();
        RunFacts facts = new RunFacts(
                id, run.run().asRecord().startedAt(), order.ports().settings().numOnline());
        try (RunFolder folder = RunFolder.fresh(order.ports().settings().workFolder(), id);
                SparkEngine engine = run.run().step("start", notes -> start(order.settings(), folder, facts))) {
            IcebergTables tables = new IcebergTables(new LakeCatalog(engine.session()));
            new SparkRun(order, run, found, engine, tables, folder.path()).carryOut();
        }
    }

    private SparkEngine start(Settings settings, RunFolder folder, RunFacts facts) {
        try {
            return SparkEngine.in(
                    SparkEngine.session(new SessionProperties(settings, zone).with(folder.path())), facts);
        } catch (RuntimeException failed) {
            throw SparkFailure.of("start Spark at " + settings.spark().master(), failed);
        }
    }
}
