package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestReport;
import tickets.lake.TableSet;
import tickets.problem.Unavailable;
import tickets.runs.RunStatus;
import tickets.runs.StepRecord;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.SetTables;

/** A service is away at a moment of a publication; the step is tried again, or the next run does it. */
class SecondAttemptTest {

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void aLakeWithASet() {
        FaultyFileIO.use();
        lake = TestLake.in(folder, "data.raw_file=raw/").tryingTwice();
        lake.raw("raw/a.jsonl", Tickets.lines(1, 9, 1));
        lake.succeedOnSpark();
        lake.raw("raw/b.jsonl", Tickets.lines(5, 14, 2));
    }

    @AfterEach
    void close() {
        FaultyFileIO.useNoMore();
        lake.close();
    }

    @Test
    void publishesWhenTheOnlineStoreWasAwayOnce() {
        AtomicInteger failures = new AtomicInteger(1);
        lake.publishingTo(store -> new HookedOnlineStore(store, () -> failOnce(failures), () -> {}));

        IngestReport report = lake.succeedOnSpark();

        assertThat(attempts(report, "publish")).isEqualTo(2);
        assertThat(lake.set().runId()).isEqualTo(report.run().id().value());
        assertThat(lake.online().recent(100)).hasSize(14);
        assertMainIsAt(lake.set());
    }

    @Test
    void completesAPublicationOfWhichTheOnlineStoreDidNotTell() {
        lake.publishingTo(store -> new HookedOnlineStore(store, () -> {}, () -> failOnce(new AtomicInteger(1))));

        IngestReport report = lake.succeedOnSpark();

        assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.remarks()).anySatisfy(remark -> assertThat(remark).contains("in force all the same"));
        assertThat(report.files().get("offline")).contains("/iceberg/offline/tickets");
        assertMainIsAt(lake.set());
    }

    @Test
    void movesMainWhenTheCatalogWasAwayOnce() {
        lake.publishingTo(store -> new HookedOnlineStore(store, () -> {}, () -> FaultyFileIO.FAILURES.set(1)));

        IngestReport report = lake.succeedOnSpark();

        assertThat(attempts(report, "publish")).isEqualTo(1);
        assertThat(attempts(report, "main")).isEqualTo(2);
        assertThat(report.remarks()).isEmpty();
        assertMainIsAt(lake.set());
    }

    @Test
    void leavesMovingMainToTheNextRun() {
        TableSet before = lake.set();
        lake.publishingTo(store -> new HookedOnlineStore(store, () -> {}, () -> FaultyFileIO.FAILURES.set(1_000)));

        IngestReport stopped = lake.succeedOnSpark();

        TableSet published = lake.set();
        assertThat(published.runId()).isEqualTo(stopped.run().id().value());
        assertThat(stopped.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark)
                        .contains("tables are in force", "next ingest does the rest")
                        .doesNotContain("Nothing was published"));
        assertThat(stopped.files().get("bronze")).contains("/iceberg/bronze/tickets");
        FaultyFileIO.FAILURES.set(0);
        assertMainIsAt(before);

        lake.publishingTo(store -> store);
        lake.raw("raw/c.jsonl", Tickets.lines(14, 16, 3));
        IngestReport next = lake.succeedOnSpark();

        assertThat(next.run().outcome().counts().offline()).isEqualTo(16);
        assertThat(history(SetTables.OFFLINE))
                .endsWith(
                        before.snapshots().get(SetTables.OFFLINE),
                        published.snapshots().get(SetTables.OFFLINE),
                        lake.set().snapshots().get(SetTables.OFFLINE));
        assertMainIsAt(lake.set());
    }

    private static void failOnce(AtomicInteger failures) {
        if (failures.getAndDecrement() > 0) {
            throw new Unavailable("Cannot reach the online store.", "Start it.");
        }
    }

    private static int attempts(IngestReport report, String step) {
        return report.run().steps().stream()
                .filter(one -> one.name().equals(step))
                .mapToInt(StepRecord::attempts)
                .findFirst()
                .orElseThrow();
    }

    private void assertMainIsAt(TableSet set) {
        try (SparkTables tables = new SparkTables(lake)) {
            LakeCatalog catalog = new LakeCatalog(tables.session());
            set.snapshots().forEach((name, snapshot) -> {
                Table table = catalog.load(name);
                assertThat(table.currentSnapshot().snapshotId()).as(name).isEqualTo(snapshot);
                assertThat(table.refs().keySet())
                        .as(name)
                        .allSatisfy(ref -> assertThat(ref).matches("main|(set|run)_.*"));
            });
        }
    }

    private List<Long> history(String table) {
        try (SparkTables tables = new SparkTables(lake)) {
            return new LakeCatalog(tables.session())
                    .load(table).history().stream()
                            .map(HistoryEntry::snapshotId)
                            .toList();
        }
    }
}
