package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.actions.SparkActions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestReport;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.lake.TableSet;
import tickets.problem.Conflict;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.ScratchTables;
import tickets.spark.iceberg.SetTables;

/** Others work on the tables too: they maintain them, name snapshots, and have tables of their own. */
class SharingTheCatalogTest {

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void aLakeWithASet() {
        lake = TestLake.in(folder, "data.raw_file=raw/");
        lake.raw("raw/a.jsonl", Tickets.lines(1, 9, 1));
        lake.succeedOnSpark();
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void goesOnFromFilesThatWereRewrittenAndSnapshotsThatWereExpired() {
        lake.raw("raw/b.jsonl", Tickets.lines(5, 14, 2));
        lake.succeedOnSpark();
        TableSet before = lake.set();
        maintain();
        maintain();
        assertThat(rows(before, SetTables.BRONZE)).isEqualTo(19);

        lake.raw("raw/c.jsonl", Tickets.lines(14, 16, 3));
        IngestReport report = lake.succeedOnSpark();

        assertThat(report.run().outcome().counts().offline()).isEqualTo(16);
        assertThat(report.run().outcome().counts().superseded()).isEqualTo(6);
        assertThat(rows(before, SetTables.OFFLINE)).isEqualTo(14);
        try (SparkTables tables = new SparkTables(lake)) {
            Table bronze = new LakeCatalog(tables.session()).load(SetTables.BRONZE);
            long parent = Objects.requireNonNull(bronze.currentSnapshot().parentId());
            assertThat(bronze.snapshot(parent).operation()).isEqualTo(DataOperations.REPLACE);
            assertThat(bronze.refs())
                    .containsOnlyKeys(
                            "main", "set_" + before.runId(), "set_" + lake.set().runId());
        }
    }

    /** What an operator has done every night. */
    private void maintain() {
        try (SparkTables tables = new SparkTables(lake)) {
            for (String name : SetTables.ALL) {
                Table table = new LakeCatalog(tables.session()).load(name);
                SparkActions.get(tables.session())
                        .rewriteDataFiles(table)
                        .option("rewrite-all", "true")
                        .execute();
                table.refresh();
                table.expireSnapshots()
                        .expireOlderThan(System.currentTimeMillis() + 1)
                        .retainLast(1)
                        .commit();
            }
        }
    }

    @Test
    void leavesBranchesAndTagsOfOthersAsTheyAre() {
        long abandoned;
        lake.raw("raw/b.jsonl", Tickets.lines(1, 3, 2) + "{}\n{}\n{}\n");
        lake.ingestOnSpark();
        try (SparkTables tables = new SparkTables(lake)) {
            Table table = new LakeCatalog(tables.session()).load(SetTables.QUARANTINE);
            abandoned = table.refs().entrySet().stream()
                    .filter(ref -> ref.getKey().startsWith("run_"))
                    .mapToLong(ref -> ref.getValue().snapshotId())
                    .findFirst()
                    .orElseThrow();
            table.manageSnapshots()
                    .createTag("audit", abandoned)
                    .createBranch("experiment")
                    .commit();
        }

        lake.raw("raw/b.jsonl", Tickets.lines(1, 3, 2));
        lake.succeedOnSpark();

        try (SparkTables tables = new SparkTables(lake)) {
            Table table = new LakeCatalog(tables.session()).load(SetTables.QUARANTINE);
            assertThat(table.refs()).containsKeys("audit", "experiment", "main");
            assertThat(table.snapshot("audit").snapshotId()).isEqualTo(abandoned);
            assertThat(table.refs().keySet()).noneMatch(ref -> ref.startsWith("run_"));
        }
    }

    @Test
    void refusesATableThatItDidNotMake() {
        try (SparkTables tables = new SparkTables(lake)) {
            new LakeCatalog(tables.session())
                    .load(SetTables.ONLINE)
                    .updateProperties()
                    .remove("tickets.lake")
                    .commit();
        }

        IngestReport report = lake.ingestOnSpark();

        assertThat(report.failure())
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("lake.online.tickets: it was not made by this platform");
    }

    @Test
    void saysThatTheCatalogDoesNotHaveTheSetAndMakesItAnewWhenTold() {
        try (SparkTables tables = new SparkTables(lake)) {
            new ScratchTables(new LakeCatalog(tables.session())).drop(SetTables.BRONZE);
        }

        IngestReport refused = lake.ingestOnSpark();

        assertThat(refused.failure())
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.remedy()).contains("--full"))
                .hasMessageContaining("lake.bronze.tickets has no snapshot "
                        + lake.set().snapshots().get(SetTables.BRONZE) + " in the hadoop catalog");

        IngestReport anew = lake.ingestOnSpark(WhenEmpty.KEEP_TABLES, WhichFiles.ALL);

        assertThat(anew.failure()).isNull();
        assertThat(anew.run().outcome().counts().offline()).isEqualTo(9);
        assertThat(rows(lake.set(), SetTables.BRONZE)).isEqualTo(9);
    }

    @Test
    void removesUnfinishedTablesOfKilledRunsOfThisLakeAlone() {
        String ours = ScratchTables.named("judged", "20260714T000000Z-000000");
        String theirs = ScratchTables.named("judged", "20260714T000000Z-111111");
        try (SparkTables tables = new SparkTables(lake)) {
            LakeCatalog catalog = new LakeCatalog(tables.session());
            IcebergTables writing = new IcebergTables(catalog);
            for (String table : new String[] {ours, theirs}) {
                writing.create(table, tables.session().emptyDataFrame().selectExpr("1 as file"));
            }
            catalog.load(theirs)
                    .updateProperties()
                    .set("tickets.lake", "file:///elsewhere")
                    .commit();
        }

        lake.succeedOnSpark();

        try (SparkTables tables = new SparkTables(lake)) {
            LakeCatalog catalog = new LakeCatalog(tables.session());
            assertThat(catalog.exists(ours)).isFalse();
            assertThat(catalog.exists(theirs)).isTrue();
            assertThat(tables.session().sql("show tables in lake.platform").count())
                    .isEqualTo(1);
        }
    }

    private long rows(TableSet set, String table) {
        try (SparkTables tables = new SparkTables(lake)) {
            return new LakeCatalog(tables.session())
                    .rows(table, Objects.requireNonNull(set.snapshots().get(table)))
                    .count();
        }
    }
}
