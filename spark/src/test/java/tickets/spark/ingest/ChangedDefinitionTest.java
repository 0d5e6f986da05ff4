package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestReport;
import tickets.problem.Conflict;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.iceberg.SetTables;

/** A later program meets tables that an earlier one has made. */
class ChangedDefinitionTest {

    private static final String SUMMARY = "spark.sql.iceberg.snapshot-property.";

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
    void makesOfflineAnewWhenItWasMadeByAnotherDefinition() {
        offlineIsMadeBy("another definition");

        lake.succeedOnSpark();

        assertThat(subjects()).containsOnly("on day 1").hasSize(9);
    }

    @Test
    void leavesTheRowsOfOfflineAsTheyAreWhenItsDefinitionIsTheSame() {
        @Nullable String definition;
        try (SparkTables tables = new SparkTables(lake)) {
            definition = new LakeCatalog(tables.session())
                    .load(SetTables.OFFLINE)
                    .currentSnapshot()
                    .summary()
                    .get("tickets.definition");
        }
        offlineIsMadeBy(Objects.requireNonNull(definition, "offline names its definition"));
        lake.raw("raw/b.jsonl", Tickets.lines(10, 10, 2));

        lake.succeedOnSpark();

        assertThat(subjects()).contains("made otherwise", "on day 2").doesNotContain("on day 1");
    }

    private void offlineIsMadeBy(String definition) {
        try (SparkTables tables = new SparkTables(lake)) {
            tables.session().conf().set(SUMMARY + "tickets.definition", definition);
            tables.session().sql("update lake.offline.tickets set subject = 'made otherwise'");
        }
    }

    private List<String> subjects() {
        try (SparkTables tables = new SparkTables(lake)) {
            return tables.rows(SetTables.OFFLINE)
                    .select("subject")
                    .as(Encoders.STRING())
                    .collectAsList();
        }
    }

    @Test
    void addsColumnsToTablesOfAnEarlierProgram() {
        try (SparkTables tables = new SparkTables(lake)) {
            LakeCatalog catalog = new LakeCatalog(tables.session());
            for (String table : List.of(SetTables.BRONZE, SetTables.OFFLINE, SetTables.ONLINE)) {
                catalog.load(table).updateSchema().deleteColumn("region").commit();
            }
            catalog.load(SetTables.WARNINGS)
                    .updateSchema()
                    .deleteColumn("expected")
                    .commit();
        }
        lake.raw("raw/b.jsonl", Tickets.lines(10, 12, 2));

        lake.succeedOnSpark();

        try (SparkTables tables = new SparkTables(lake)) {
            assertThat(tables.rows(SetTables.OFFLINE)
                            .filter("region is not null")
                            .count())
                    .isEqualTo(3);
            assertThat(tables.rows(SetTables.BRONZE).columns()).contains("region");
            assertThat(tables.rows(SetTables.WARNINGS).columns()).contains("expected");
        }
    }

    @Test
    void saysWhatToDoAboutColumnsThatItDoesNotMakeAnyMore() {
        try (SparkTables tables = new SparkTables(lake)) {
            new LakeCatalog(tables.session())
                    .load(SetTables.OFFLINE)
                    .updateSchema()
                    .addColumn("of_old", Types.StringType.get())
                    .commit();
        }

        IngestReport report = lake.ingestOnSpark();

        assertThat(report.failure())
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.remedy()).contains("--full engine=spark"))
                .hasMessageContaining("lake.offline.tickets: it has columns that are not made any more: of_old");
    }

    @Test
    void saysWhatToDoAboutAColumnOfAnotherType() {
        try (SparkTables tables = new SparkTables(lake)) {
            new LakeCatalog(tables.session())
                    .load(SetTables.OFFLINE)
                    .updateSchema()
                    .deleteColumn("region")
                    .addColumn("region", Types.BooleanType.get())
                    .commit();
        }

        IngestReport report = lake.ingestOnSpark();

        assertThat(report.failure()).isInstanceOf(Conflict.class).hasMessageContaining("region: boolean -> string");
    }
}
