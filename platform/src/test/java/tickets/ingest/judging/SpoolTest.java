package tickets.ingest.judging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.duckdb.JsonLines;

class SpoolTest {

    private static final byte[] ENDING = ", 7}\n".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lines.jsonl");
    }

    @Test
    void tellsItsLinesAndTheLongestOne() throws IOException {
        JsonLines written = spool("{1", "{12345", "{12");

        assertThat(written).isEqualTo(new JsonLines(file, 3, "{12345".length() + ENDING.length));
        assertThat(file).hasContent("{1, 7}\n{12345, 7}\n{12, 7}\n");
    }

    @Test
    void leavesNothingOfALongerOneBefore() throws IOException {
        spool("{1", "{12345", "{12");

        JsonLines written = spool("{8");

        assertThat(written).isEqualTo(new JsonLines(file, 1, 2 + ENDING.length));
        assertThat(Files.readString(file)).isEqualTo("{8, 7}\n");
    }

    @Test
    void isLongerThanAShorterOneBefore() throws IOException {
        spool("{1");

        spool("{1", "{12345", "{12");

        assertThat(Files.readString(file)).isEqualTo("{1, 7}\n{12345, 7}\n{12, 7}\n");
    }

    @Test
    void isNoFileWithoutALine() throws IOException {
        assertThat(spool()).isNull();
        assertThat(file).doesNotExist();
    }

    private @Nullable JsonLines spool(String... beginnings) throws IOException {
        try (Spool spool = new Spool(file)) {
            for (String beginning : beginnings) {
                byte[] text = ("xx" + beginning).getBytes(UTF_8);
                spool.line(text, 2, text.length, ENDING, ENDING.length);
            }
            return spool.finish();
        }
    }
}
