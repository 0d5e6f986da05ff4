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
                .hasMessage("Cannot write the table: No space left on device ('/data/a.parquet').");
    }

    @Test
    void findsTheSystemsWordsInThoseOfAWriterInTheBackground() {
        SQLException wrapped = new SQLException("IO Error: Async write failed for range [offset=0, size=26]:"
                + " {\"exception_type\":\"IO\",\"exception_message\":\"Could not write file"
                + " \\\"/data/a.parquet\\\": File too large\",\"errno\":\"27\"}");

        assertThat(DuckDbFailure.of("make the table bronze/tickets", wrapped))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Cannot make the table bronze/tickets: File too large ('/data/a.parquet').");
    }
}
