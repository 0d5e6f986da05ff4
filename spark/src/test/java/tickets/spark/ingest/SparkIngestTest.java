package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestReport;
import tickets.lake.TableSet;
import tickets.online.OnlineStore;
import tickets.problem.GateRefused;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.Unavailable;
import tickets.runs.RunStatus;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.SetTables;

/** What readers see when a run on Spark goes well, and when it does not. */
class SparkIngestTest {

    private static final String GOOD = Tickets.lines(1, 9, 1);

    @TempDir
    private Path folder;

    @Test
    void leavesWhatReadersSeeWhenARunFailsAndTidiesUpInTheNextOne() throws Exception {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/")) {
            lake.raw("raw/a.jsonl", GOOD);
            lake.succeedOnSpark();
            TableSet before = lake.set();
            lake.raw("raw/b.jsonl", Tickets.lines(5, 14, 2));

            IngestReport failed = lake.publishingTo(SparkIngestTest::full).ingestOnSpark();

            assertThat(failed.failure()).isInstanceOf(Unavailable.class).hasMessageContaining("is full");
            assertThat(lake.set()).isEqualTo(before);
            assertThat(mainSnapshot(lake, SetTables.OFFLINE))
                    .isEqualTo(before.snapshots().get(SetTables.OFFLINE));

            IngestReport succeeded = lake.publishingTo(UnaryOperator.identity()).succeedOnSpark();

            assertThat(succeeded.run().outcome().counts().offline()).isEqualTo(14);
            assertThat(lake.set().previousRunId()).isEqualTo(before.runId());
            assertThat(unknownFiles(lake)).isEmpty();
        }
    }

    @Test
    void refusesTooManyBadRecordsAndKeepsThemForInspection() {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/")) {
            lake.raw("raw/a.jsonl", GOOD);
            lake.succeedOnSpark();
            TableSet before = lake.set();
            lake.raw("raw/b.jsonl", Tickets.lines(1, 3, 2) + "{}\n\"text\"\n");

            IngestReport report = lake.ingestOnSpark();

            assertThat(report.failure())
                    .isInstanceOf(GateRefused.class)
                    .hasMessageContaining("2 of 5 records (40.0 %) violate the contract");
            assertThat(report.run().status()).isEqualTo(RunStatus.REFUSED);
            assertThat(lake.set()).isEqualTo(before);
            assertThat(lake.store().find("_platform/refused/" + report.run().id() + "/quarantine/tickets.parquet"))
                    .isPresent();
        }
    }

    @Test
    void failsAtABrokenArrayAndSaysWhere() {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/tickets.json")) {
            lake.raw("raw/tickets.json", openArray() + ",]");

            IngestReport report = lake.ingestOnSpark();

            assertThat(report.failure())
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("Cannot read 'raw/tickets.json' to its end")
                    .hasMessageContaining("The last good ticket before it is 'TK-9'");
            assertThat(lake.files().filter(file -> file.startsWith("_platform/sets")))
                    .isEmpty();
        }
    }

    @Test
    void keepsWhatCameBeforeABreakWhenToldTo() {
        try (TestLake lake = TestLake.in(
                folder, "data.raw_file=raw/tickets.json", "data.on_malformed=quarantine", "data.max_quarantined=0.5")) {
            lake.raw("raw/tickets.json", openArray() + ", oops");

            IngestReport report = lake.ingestOnSpark();

            assertThat(report.failure()).isNull();
            assertThat(report.run().outcome().counts().accepted()).isEqualTo(9);
            assertThat(report.run().outcome().violations()).containsOnlyKeys("unreadable_rest");
        }
    }

    @Test
    void keepsTheTablesWhenThereIsNoRecord() {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/tickets.json")) {
            lake.raw("raw/tickets.json", " [ ] ");

            IngestReport report = lake.ingestOnSpark();

            assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(report.remarks()).anySatisfy(remark -> assertThat(remark).contains("holds no record"));
            assertThat(lake.files().filter(file -> file.startsWith("_platform/sets")))
                    .isEmpty();
        }
    }

    @Test
    void saysThatThereIsNoRawFile() {
        try (TestLake lake = TestLake.in(folder)) {
            IngestReport report = lake.ingestOnSpark();

            assertThat(report.failure()).isInstanceOf(NotFound.class).hasMessageContaining("raw/tickets.json");
        }
    }

    @Test
    void takesOverFromTheEmbeddedEngineAndGivesBack() {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/")) {
            lake.raw("raw/a.jsonl", GOOD);
            lake.ingestEmbedded();
            assertThat(lake.files()).contains("bronze/tickets.parquet", "offline/tickets.parquet");

            IngestReport onSpark = lake.succeedOnSpark();

            assertThat(onSpark.run().outcome().counts().offline()).isEqualTo(9);
            assertThat(lake.set().isInCatalog()).isTrue();
            assertThat(lake.files())
                    .contains("quarantine/tickets.parquet", "online/tickets.parquet")
                    .doesNotContain("bronze/tickets.parquet", "offline/tickets.parquet");

            IngestReport embedded = lake.ingestEmbedded();

            assertThat(embedded.run().outcome()).isEqualTo(onSpark.run().outcome());
            assertThat(embedded.rawFiles()).containsEntry("judged", 1L);
            assertThat(lake.set().isInCatalog()).isFalse();
            assertThat(lake.files()).contains("bronze/tickets.parquet", "offline/tickets.parquet");
        }
    }

    private static OnlineStore full(OnlineStore store) {
        Runnable refusal = () -> {
            throw new Unavailable("Cannot publish: the online store is full.", "Make room.");
        };
        return new HookedOnlineStore(store, refusal, () -> {});
    }

    /** Good tickets as an array without its end. */
    private static String openArray() {
        String array = Tickets.array(GOOD.split("\n", -1));
        return array.substring(0, array.length() - 1);
    }

    private static long mainSnapshot(TestLake lake, String table) {
        try (SparkTables tables = new SparkTables(lake)) {
            return new LakeCatalog(tables.session())
                    .load(table)
                    .currentSnapshot()
                    .snapshotId();
        }
    }

    /** Data files below the warehouse that no snapshot of any table knows. */
    private static List<String> unknownFiles(TestLake lake) throws Exception {
        Set<String> known = new TreeSet<>();
        try (SparkTables tables = new SparkTables(lake)) {
            LakeCatalog iceberg = new LakeCatalog(tables.session());
            for (String table : SetTables.ALL) {
                Table loaded = iceberg.load(table);
                assertThat(loaded.refs())
                        .as(table)
                        .containsOnlyKeys(
                                "main",
                                "set_" + lake.set().runId(),
                                "set_" + lake.set().previousRunId());
                for (var snapshot : loaded.snapshots()) {
                    try (CloseableIterable<FileScanTask> files =
                            loaded.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
                        StreamSupport.stream(files.spliterator(), false)
                                .map(task -> name(task.file().location()))
                                .forEach(known::add);
                    }
                }
            }
        }
        return lake.files()
                .filter(file -> file.startsWith("iceberg/") && file.endsWith(".parquet"))
                .map(SparkIngestTest::name)
                .filter(file -> !known.contains(file))
                .collect(Collectors.toList());
    }

    private static String name(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
