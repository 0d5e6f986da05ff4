package tickets.lake.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

class DuckDbFailureTest {

    @Test
    void keepsTheTextOfTicketsOutOfItsMessage() {
        SQLException quoting = new SQLException("Conversion Error: Could not convert string \"call me at 555\" to INT32"
                + ", also 'my password is' and \"what never ends\nLINE 1: more of it");

        assertThat(DuckDbFailure.of("write the table", quoting))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "Cannot write the table: Conversion Error: Could not convert string … to INT32, also … and …");
    }

    @Test
    void saysThatTheDiskIsFull() {
        SQLException full =
                new SQLException("IO Error: Could not write file \"/data/a.parquet\": No space left on device");

        assertThat(DuckDbFailure.of("write the table", full))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("/data/a.parquet");
    }
}
