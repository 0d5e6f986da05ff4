package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** A disk that is full in the middle of an ingest; here files of the process may not grow beyond a limit. */
class FullDiskLauncherTest {

    /** More than run history and logs need, less than the raw tickets have. */
    private static final int KIBIBYTES = 1_000;

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;
    private Path raw;

    @BeforeEach
    void publishTheSample() {
        lake = new OwnLake(folder);
        checkout.tickets("ingest").and(lake.settings()).run().expect(0);
        raw = folder.resolve("tickets.jsonl");
        checkout.tickets("generate", "--count", "2000", "--out", raw.toString())
                .run()
                .expect(0);
    }

    @Test
    void failsWithWordsAndLeavesWhatReadersSee() throws IOException {
        var clean = lake.filesWithoutRunIds();
        String before = Files.readString(lake.file("_platform/current.json"));

        Ended ended = onAFullDisk(ingest()).run().expect(1);

        JsonNode document = ended.json();
        assertThat(document.get("status").asText()).isEqualTo("failed");
        assertThat(document.get("error").get("message").asText())
                .startsWith("Cannot judge the raw tickets in the work folder '" + lake.state("work"))
                .endsWith(": File too large.");
        assertThat(document.get("error").get("remedy").asText()).contains("ulimit -f");
        assertThat(ended.err()).containsOnlyOnce("too large");
        assertThat(Files.readString(lake.file("_platform/current.json"))).isEqualTo(before);
        assertThat(lake.filesWithoutRunIds()).isEqualTo(clean);
        checkout.tickets("online", "verify").and(lake.settings()).run().expect(0);
    }

    @Test
    void theNextRunGoesOnWhenThereIsRoomAgain() {
        onAFullDisk(ingest()).run().expect(1);

        JsonNode document = ingest().run().expect(0).json();

        assertThat(document.get("read").asLong()).isEqualTo(2_000);
        checkout.tickets("online", "verify").and(lake.settings()).run().expect(0);
    }

    private Invocation ingest() {
        return checkout.tickets("ingest", "--output", "json")
                .and(lake.settings("data.raw_file=" + raw, "retry.attempts=1"));
    }

    private static Invocation onAFullDisk(Invocation invocation) {
        return Invocation.of(Path.of("bash"), "-c", "ulimit -f " + KIBIBYTES + "; exec " + invocation.asShellWords())
                .like(invocation);
    }
}
