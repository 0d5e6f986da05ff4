package tickets.lake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.RunFacts;
import tickets.problem.InvalidInput;

class DuckDbRowsTest {

    private static final long MANY = 300_000;

    @TempDir
    private Path folder;

    private DuckDbEngine engine;
    private DuckDbSession session;

    @BeforeEach
    void startTheEngine() {
        RunFacts facts = new RunFacts("20260715T000000Z-000abc", Instant.parse("2026-07-15T00:00:00Z"), 10);
        engine = DuckDbEngine.start(new EngineSettings(300_000_000, 1, folder), facts);
        session = engine.session();
    }

    @AfterEach
    void stopTheEngine() {
        session.close();
        engine.close();
    }

    @Test
    void comeOneAfterTheOther() {
        try (DuckDbRows<Long> rows =
                session.rows("count", "select i from range(" + MANY + ") as numbers(i)", row -> row.getLong(1))) {
            long sum = 0;
            while (rows.hasNext()) {
                sum += rows.next();
            }
            assertThat(sum).isEqualTo(MANY * (MANY - 1) / 2);
        }
    }

    @Test
    void sayWhyAQueryFailsInTheMiddleAndQuoteNoValue() {
        String late = "select cast(case when i = " + (MANY - 1) + " then 'secret text' else '1' end as integer)"
                + " from range(" + MANY + ") as numbers(i)";

        assertThatThrownBy(() -> readAll("read the online table", late))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Cannot read the online table: Conversion Error: Could not convert string")
                .hasMessageNotContaining("secret");
    }

    @Test
    void sayWhyAQueryFailsAtOnce() {
        assertThatThrownBy(() -> readAll("read the quarantine", "select * from nowhere"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Cannot read the quarantine: Catalog Error: Table with name nowhere");
    }

    private void readAll(String what, String sql) {
        try (DuckDbRows<String> rows = session.rows(what, sql, row -> row.getString(1))) {
            while (rows.hasNext()) {
                rows.next();
            }
        }
    }
}
