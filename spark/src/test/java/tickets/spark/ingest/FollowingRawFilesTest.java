package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestReport;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.spark.SparkTables;
import tickets.spark.TableDifferences;
import tickets.spark.TestLake;
import tickets.spark.Tickets;

/** Day after day the same happens to the raw files of two lakes, and each engine follows in its own way. */
class FollowingRawFilesTest {

    private static final String[] SETTINGS = {"data.raw_file=raw/", "data.max_quarantined=0.5", "data.num_online=40"};

    @TempDir
    private Path folder;

    @Test
    void makesTheTablesOfTheEmbeddedEngineWhateverHappensToRawFiles() throws Exception {
        try (TestLake embedded = TestLake.in(folder.resolve("embedded"), SETTINGS);
                TestLake spark = TestLake.in(folder.resolve("spark"), withCatalogInDatabase())) {
            write(embedded, spark, "raw/b.jsonl", Tickets.lines(1, 30, 2) + "{\"ticket_id\":1}\n");
            assertSameAfter("the first file", embedded, spark);

            write(embedded, spark, "raw/c.jsonl", Tickets.lines(20, 45, 3));
            write(embedded, spark, "raw/a.jsonl", Tickets.lines(25, 35, 3) + Tickets.lines(40, 50, 1));
            assertSameAfter("newer, older and equally new versions came in", embedded, spark);

            IngestReport again = assertSameAfter("nothing", embedded, spark);
            assertThat(again.rawFiles()).containsEntry("judged", 0L).containsEntry("carried", 3L);

            write(embedded, spark, "raw/c.jsonl", Tickets.lines(20, 22, 4));
            assertSameAfter("a file was replaced", embedded, spark);

            move(embedded, spark, "raw/a.jsonl", "raw/d.jsonl");
            assertSameAfter("a file was renamed, so that its records arrive later", embedded, spark);

            remove(embedded, spark, "raw/d.jsonl");
            assertSameAfter("a file is gone", embedded, spark);

            IngestReport anew = assertSameAfter("all was made anew", embedded, spark, WhichFiles.ALL);
            assertThat(anew.remarks()).anySatisfy(remark -> assertThat(remark).contains("raw/d.jsonl"));
        }
    }

    private String[] withCatalogInDatabase() {
        return new String[] {
            SETTINGS[0],
            SETTINGS[1],
            SETTINGS[2],
            "iceberg.catalog=jdbc",
            "iceberg.uri=jdbc:sqlite:" + folder.resolve("catalog.db")
        };
    }

    private static void write(TestLake embedded, TestLake spark, String key, String text) {
        embedded.raw(key, text);
        spark.raw(key, text);
    }

    private static void move(TestLake embedded, TestLake spark, String from, String to) throws IOException {
        for (TestLake lake : new TestLake[] {embedded, spark}) {
            Files.move(lake.root().resolve(from), lake.root().resolve(to));
        }
    }

    private static void remove(TestLake embedded, TestLake spark, String key) {
        embedded.store().delete(key);
        spark.store().delete(key);
    }

    private static IngestReport assertSameAfter(String what, TestLake embedded, TestLake spark) throws Exception {
        return assertSameAfter(what, embedded, spark, WhichFiles.UNKNOWN);
    }

    private static IngestReport assertSameAfter(String what, TestLake embedded, TestLake spark, WhichFiles which)
            throws Exception {
        IngestReport one = embedded.ingestEmbedded(which);
        IngestReport other = spark.ingestOnSpark(WhenEmpty.KEEP_TABLES, which);

        assertThat(one.failure()).as(what).isNull();
        assertThat(other.failure()).as(what).isNull();
        assertThat(other.run().outcome()).as(what).isEqualTo(one.run().outcome());
        assertThat(other.rawFiles()).as(what).isEqualTo(one.rawFiles());
        assertThat(other.remarks()).as(what).isEqualTo(one.remarks());
        try (SparkTables tables = new SparkTables(spark)) {
            for (String table : new String[] {"bronze/tickets", "offline/tickets", "online/tickets"}) {
                assertSame(what, table, embedded, tables, "_source", "_position");
            }
            assertSame(what, "quarantine/tickets", embedded, tables, "source", "_position");
            assertSame(what, "warnings/tickets", embedded, tables, "source", "_position", "code", "field");
        }
        assertThat(spark.online().recent(100))
                .as(what)
                .hasSameSizeAs(embedded.online().recent(100));
        return other;
    }

    private static void assertSame(String what, String table, TestLake embedded, SparkTables spark, String... key) {
        assertThat(new TableDifferences("_run_id", "_ingested_at")
                        .between(spark.parquet(embedded, table), spark.rows(table), key))
                .as("%s after %s", table, what)
                .isEmpty();
    }
}
