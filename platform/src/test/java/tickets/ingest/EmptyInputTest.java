package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.tickets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.NotFound;
import tickets.runs.RunCounts;
import tickets.runs.RunStatus;

/** Raw files that are not there or hold nothing. */
@Timeout(120)
class EmptyInputTest {

    @TempDir
    private Path folder;

    private IngestFixture lake;

    @BeforeEach
    void openLake() {
        lake = IngestFixture.in(folder);
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void saysWhereItFoundNothing() {
        publishSomething();
        Map<String, String> before = lake.whatReadersSee();

        IngestReport report = lake.reading("raw/none.json").ingest();

        assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.failure())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(lake.store().address("raw/none.json"));
        assertThat(lake.whatReadersSee()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", " \n\t\r\n", "\ufeff", "[\n]\n"})
    void keepsTheTablesWhenTheInputIsEmpty(String empty) {
        publishSomething();
        Map<String, String> before = lake.whatReadersSee();

        IngestReport report = lake.raw("raw/tickets.json", empty).ingest();

        assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.remarks()).singleElement().asString().contains("no record", "--allow-empty");
        assertThat(report.run().outcome().counts()).isEqualTo(RunCounts.NONE);
        assertThat(lake.whatReadersSee()).isEqualTo(before);
    }

    @Test
    void emptiesTheTablesWhenThatIsAllowed() {
        publishSomething();

        IngestReport report = lake.raw("raw/tickets.json", "[]").ingestAllowingEmpty();

        assertThat(report.failure()).isNull();
        for (String table : List.of("bronze/tickets", "quarantine/tickets", "offline/tickets", "online/tickets")) {
            assertThat(lake.rows(table)).as(table).isEmpty();
        }
        assertThat(lake.online().recent(9)).isEmpty();
        assertThat(lake.verification().matches()).isTrue();
    }

    @Test
    void makesEmptyTablesInAnEmptyLakeWhenThatIsAllowed() {
        IngestReport report = lake.raw("raw/tickets.json", "").ingestAllowingEmpty();

        assertThat(report.failure()).isNull();
        assertThat(lake.rows("bronze/tickets")).isEmpty();
        assertThat(lake.verification().matches()).isTrue();
    }

    private void publishSomething() {
        assertThat(lake.raw("raw/tickets.json", array(tickets(3))).ingest().failure())
                .isNull();
    }
}
