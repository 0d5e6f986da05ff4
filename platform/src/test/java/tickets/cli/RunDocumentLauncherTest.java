package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** `--output json`: exactly one document on standard output, however the run ends. */
class RunDocumentLauncherTest {

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    @BeforeEach
    void makeLake() {
        lake = new OwnLake(folder);
    }

    @Test
    void tellsOfARunThatSucceeded() {
        Ended ended = ingest().expect(0);

        JsonNode document = complete(ended.json());
        assertThat(document.get("status").asText()).isEqualTo("succeeded");
        assertThat(document.get("run_id").asText()).matches("\\d{8}T\\d{6}Z-[0-9a-f]{6}");
        assertThat(document.get("read").asLong()).isEqualTo(400);
        assertThat(document.get("accepted").asLong()
                        + document.get("quarantined").asLong())
                .isEqualTo(400);
        assertThat(document.get("offline").asLong() + document.get("superseded").asLong())
                .isEqualTo(document.get("accepted").asLong());
        assertThat(document.get("files").get("offline").asText())
                .isEqualTo(lake.file("offline/tickets.parquet").toString());
        assertThat(document.get("steps")).isNotEmpty().allSatisfy(step -> {
            assertThat(OwnLake.fieldNames(step)).contains("name", "status", "seconds", "attempts");
            assertThat(step.get("status").asText()).isEqualTo("succeeded");
        });
        assertThat(ended.err()).as("words for people").contains("Step publish succeeded");
    }

    @Test
    void tellsOfARunThatFailed() {
        Ended ended = ingest("data.raw_file=raw/nothing.json").expect(1);

        JsonNode document = complete(ended.json());
        assertThat(document.get("status").asText()).isEqualTo("failed");
        assertThat(document.get("run_id").isTextual()).isTrue();
        assertThat(document.get("files").get("bronze").isNull()).isTrue();
        assertThat(document.get("error").get("message").asText()).contains("raw/nothing.json");
        assertThat(document.get("error").get("remedy").asText()).isNotBlank();
        assertThat(ended.err()).contains(document.get("error").get("message").asText());
    }

    @Test
    void tellsOfARunThatWasRefused() {
        Ended ended = ingest("data.max_quarantined=0.001").expect(3);

        JsonNode document = complete(ended.json());
        assertThat(document.get("status").asText()).isEqualTo("refused");
        assertThat(document.get("quarantined").asLong()).isEqualTo(8);
        assertThat(document.get("reasons")).isNotEmpty();
        assertThat(lake.file("_platform/current.json")).doesNotExist();
        assertThat(document.get("files").get("bronze").isNull()).isTrue();
        assertThat(Path.of(document.get("files").get("quarantine").asText()))
                .isRegularFile()
                .startsWith(lake.file("_platform/refused"));
        String run = document.get("run_id").asText();
        Ended kept = checkout.tickets("quarantine", "--run", run)
                .and(lake.settings())
                .run()
                .expect(0);
        assertThat(kept.out()).contains("8 entries in the quarantine of run " + run + " (refused)");
    }

    @Test
    void tellsOfARunThatCouldNotStartBecauseOfItsSettings() {
        Ended ended = ingest("data.num_online=0", "redis_port=x").expect(2);

        JsonNode document = complete(ended.json());
        assertThat(document.get("status").asText()).isEqualTo("not_started");
        assertThat(document.get("run_id").isNull()).isTrue();
        assertThat(document.get("started_at").isNull()).isTrue();
        assertThat(document.get("seconds").isNull()).isTrue();
        assertThat(document.get("error").get("message").asText()).contains("data.num_online", "redis_port");
    }

    @Test
    void tellsOfAReplayWithoutAnythingToReplay() {
        Ended ended = checkout.tickets("quarantine", "replay", "--output", "json")
                .and(lake.settings())
                .run()
                .expect(1);

        JsonNode document = complete(ended.json());
        assertThat(document.get("status").asText()).isEqualTo("failed");
        assertThat(document.get("error").get("message").asText()).contains("nothing has been published");
    }

    @Test
    void isNotMixedWithWordsForPeople() {
        Ended text = checkout.tickets("ingest").and(lake.settings()).run().expect(0);

        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("succeeded in", "quarantined", "more reasons");
    }

    private Ended ingest(String... more) {
        return checkout.tickets("ingest", "--output", "json")
                .and(lake.settings(more))
                .run();
    }

    /** However it ended: a program that reads one document can read all. */
    private static JsonNode complete(JsonNode document) {
        List<String> keys = new ArrayList<>(List.of("run_id", "command", "status", "started_at", "seconds"));
        keys.addAll(List.of("read", "accepted", "quarantined", "superseded", "offline", "online"));
        keys.addAll(List.of("reasons", "warnings", "steps", "files", "raw_files", "remarks"));
        if (!document.get("status").asText().equals("succeeded")) {
            keys.add("error");
        }
        assertThat(OwnLake.fieldNames(document)).hasSameElementsAs(keys);
        assertThat(OwnLake.fieldNames(document.get("files"))).contains("bronze", "quarantine", "offline", "online");
        return document;
    }
}
