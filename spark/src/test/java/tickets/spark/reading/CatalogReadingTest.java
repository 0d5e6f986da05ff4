package tickets.spark.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.Conflict;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.ScratchTables;
import tickets.spark.iceberg.SetTables;

/** What a lake's earlier sets look like from the catalog. */
class CatalogReadingTest {

    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void aLake() {
        lake = TestLake.in(folder, "data.raw_file=raw/");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void readsTheRowsOfEarlierSetsAndKnowsNothingOfRunsThatWereNotPublished() {
        lake.raw("raw/a.jsonl", Tickets.lines(1, 9, 1) + "{}\n{}\n{}\n{}\n");
        lake.ingestOnSpark();
        lake.raw("raw/a.jsonl", Tickets.lines(1, 9, 1));
        String first = lake.succeedOnSpark().run().id().value();
        lake.raw("raw/b.jsonl", Tickets.lines(5, 14, 2));
        String second = lake.succeedOnSpark().run().id().value();
        String third = lake.succeedOnSpark().run().id().value();

        JsonNode sets;
        try (CatalogReading reading = open()) {
            sets = reading.sets().path("sets");
            assertThat(reading.export(SetTables.OFFLINE, first, file("first"))
                            .path("rows")
                            .asInt())
                    .isEqualTo(9);
            reading.export(SetTables.OFFLINE, second, file("second"));
            reading.export(SetTables.BRONZE, third, file("third"));
        }

        assertThat(texts(sets, "run_id")).containsExactly(third, second, first);
        assertThat(texts(sets, "published_at")).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(rowsOf(sets, SetTables.OFFLINE)).containsExactly(14, 14, 9);
        assertThat(rowsOf(sets, SetTables.BRONZE)).containsExactly(19, 19, 9);
        assertThat(rowsOf(sets, SetTables.QUARANTINE)).containsExactly(0, 0, 0);
        assertThat(subjects(file("first"))).containsOnly("on day 1").hasSize(9);
        assertThat(subjects(file("second"))).contains("on day 1", "on day 2").hasSize(14);
        assertThat(subjects(file("third"))).hasSize(19);
    }

    @Test
    void saysThatTheCatalogDoesNotHaveTheSetInForce() {
        lake.raw("raw/a.jsonl", Tickets.lines(1, 9, 1));
        lake.succeedOnSpark();
        try (SparkTables tables = new SparkTables(lake)) {
            new ScratchTables(new LakeCatalog(tables.session())).drop(SetTables.OFFLINE);
        }

        try (CatalogReading reading = open()) {
            assertThatThrownBy(reading::sets)
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("lake.offline.tickets has no snapshot");
        }
    }

    private CatalogReading open() {
        return CatalogReading.open(lake.settings().settings(), folder.resolve("reading"));
    }

    private Path file(String name) {
        return folder.resolve(name + ".parquet");
    }

    private List<String> subjects(Path file) {
        try (SparkTables tables = new SparkTables(lake)) {
            return tables.session()
                    .read()
                    .parquet(file.toString())
                    .select("subject")
                    .as(Encoders.STRING())
                    .collectAsList();
        }
    }

    private static List<String> texts(JsonNode sets, String field) {
        List<String> texts = new ArrayList<>();
        sets.forEach(set -> texts.add(set.path(field).asText()));
        return texts;
    }

    private static List<Integer> rowsOf(JsonNode sets, String table) {
        List<Integer> rows = new ArrayList<>();
        sets.forEach(set -> set.path("tables").forEach(one -> {
            if (one.path("table").asText().equals(table)) {
                rows.add(one.path("rows").asInt());
            }
        }));
        return rows;
    }
}
