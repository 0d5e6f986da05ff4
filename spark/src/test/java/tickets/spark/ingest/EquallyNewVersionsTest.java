package tickets.spark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.spark.SparkTables;
import tickets.spark.TestLake;
import tickets.spark.Tickets;
import tickets.spark.iceberg.SetTables;

/** Of versions that were updated in the same moment the later arrival wins: by file name, then by place. */
class EquallyNewVersionsTest {

    @TempDir
    private Path folder;

    @Test
    void takesTheLaterArrivalWhicheverRunMetIt() {
        try (TestLake lake = TestLake.in(folder, "data.raw_file=raw/")) {
            lake.raw("raw/m.jsonl", version("first in m") + version("second in m"));
            lake.succeedOnSpark();
            assertThat(subject(lake)).isEqualTo("second in m");

            lake.raw("raw/a.jsonl", version("in a"));
            lake.succeedOnSpark();
            assertThat(subject(lake)).isEqualTo("second in m");

            lake.raw("raw/z.jsonl", version("in z"));
            lake.succeedOnSpark();
            assertThat(subject(lake)).isEqualTo("in z");
        }
    }

    private static String version(String subject) {
        return Tickets.ticket("TK-1", "2026-07-01T00:00:00Z", subject) + "\n";
    }

    private static String subject(TestLake lake) {
        try (SparkTables tables = new SparkTables(lake)) {
            return tables.rows(SetTables.OFFLINE)
                    .select("subject")
                    .collectAsList()
                    .get(0)
                    .getString(0);
        }
    }
}
