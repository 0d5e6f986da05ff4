package tickets.spark.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.generate.GenerateTickets;
import tickets.generate.GenerationPlan;
import tickets.ingest.IngestReport;
import tickets.spark.RowJson;
import tickets.spark.SparkTables;
import tickets.spark.TableDifferences;
import tickets.spark.TestLake;

/** A whole dirty lake, ingested by both engines: every table is the same, row by row. */
class EnginesAgreeTest {

    /** The full size of CI; a developer may do with less, or give a larger lake. */
    private static final int COUNT = Integer.getInteger("conformance.tickets", 100_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"UTC, tickets.json.gz", "America/New_York, tickets.jsonl"})
    void bothEnginesMakeTheSameTables(ZoneId zone, String generated) throws Exception {
        String[] settings = {"data.raw_file=raw/", "data.max_quarantined=0.5", "data.num_online=5000"};
        try (TestLake embedded = TestLake.in(folder.resolve("embedded"), settings);
                TestLake spark = TestLake.in(folder.resolve("spark"), settings).inZone(zone)) {
            fill(embedded, spark, generated);

            IngestReport byEmbedded = embedded.ingestEmbedded();
            IngestReport bySpark = spark.ingestOnSpark();

            assertThat(byEmbedded.failure()).isNull();
            assertThat(bySpark.failure()).isNull();
            assertThat(bySpark.run().outcome()).isEqualTo(byEmbedded.run().outcome());
            assertSameTables(embedded, spark);
        }
    }

    private void fill(TestLake embedded, TestLake spark, String generated) throws Exception {
        Path file = folder.resolve(generated);
        new GenerateTickets().generate(new GenerationPlan(COUNT, 11, 0.01, file, null), (done, total) -> {});
        for (TestLake lake : new TestLake[] {embedded, spark}) {
            lake.raw("raw/dirty.jsonl", DirtyTickets.lines());
            Files.copy(file, lake.root().resolve("raw").resolve(generated));
        }
    }

    private static void assertSameTables(TestLake embedded, TestLake spark) throws Exception {
        try (SparkTables tables = new SparkTables(spark)) {
            assertSame("bronze/tickets", embedded, tables, "_source", "_position");
            assertSame("quarantine/tickets", embedded, tables, "source", "_position");
            assertSame("warnings/tickets", embedded, tables, "source", "_position", "code", "field");
            assertSame("offline/tickets", embedded, tables, "ticket_id");
            assertSame("online/tickets", embedded, tables, "recency_rank");
            assertThat(documents(spark)).isEqualTo(documents(embedded));
        }
    }

    private static List<JsonNode> documents(TestLake lake) throws JsonProcessingException {
        List<JsonNode> documents = new ArrayList<>();
        for (String document : lake.online().recent(Integer.MAX_VALUE)) {
            documents.add(RowJson.JSON.readTree(document));
        }
        return documents;
    }

    private static void assertSame(String table, TestLake embedded, SparkTables spark, String... key) {
        assertThat(new TableDifferences().between(spark.parquet(embedded, table), spark.rows(table), key))
                .as("embedded against Spark in %s", table)
                .isEmpty();
    }
}
