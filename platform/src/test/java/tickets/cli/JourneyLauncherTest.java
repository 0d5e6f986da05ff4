package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** The way of a newcomer through the commands, on the bundled sample. */
class JourneyLauncherTest {

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    @BeforeEach
    void makeLake() {
        lake = new OwnLake(folder);
    }

    @Test
    void leadsFromRawTicketsToAReplayedQuarantine() throws IOException {
        tickets("ingest").expect(0);

        List<String> recent =
                tickets("online", "recent", "-n", "3").expect(0).out().lines().toList();
        assertThat(recent).hasSize(3);
        JsonNode newest = new ObjectMapper().readTree(recent.get(0));
        assertThat(newest.size()).isEqualTo(60);
        Ended one = tickets("online", "get", newest.get("ticket_id").asText()).expect(0);
        assertThat(one.json()).isEqualTo(newest);
        assertThat(tickets("online", "verify").expect(0).out()).contains("missing       0", "extra         0");

        JsonNode before = tickets("quarantine", "--output", "json").expect(0).json();
        assertThat(before.get("entries").asLong()).isEqualTo(8);

        Ended replay = tickets(
                        "quarantine",
                        "replay",
                        "--output",
                        "json",
                        "--conf",
                        ownContract().toString())
                .expect(0);
        assertThat(replay.json().get("read").asLong()).isEqualTo(400);
        assertThat(replay.json().get("quarantined").asLong()).isEqualTo(7);
        assertThat(tickets("quarantine").expect(0).out())
                .startsWith("7 entries")
                .contains(replay.json().get("run_id").asText());
        tickets("online", "verify").expect(0);

        String run = replay.json().get("run_id").asText();
        assertThat(tickets("runs").expect(0).out().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .contains(run, "quarantine replay");
        JsonNode shown =
                tickets("runs", "show", run, "--output", "json").expect(0).json();
        assertThat(shown.get("settings").get("data.num_online").asText()).isEqualTo("10000");
        assertThat(tickets("runs", "show", run.substring(0, 18)).expect(0).out())
                .contains(run, "succeeded", "publish");
    }

    private Path ownContract() throws IOException {
        String site = Files.readString(checkout.home().resolve("conf/contract/default.yaml"));
        String wider = site.replace("Vulnerability]", "Vulnerability, Billing]");
        assertThat(wider).isNotEqualTo(site);
        Checkout.write(folder.resolve("conf/contract/default.yaml"), wider);
        return folder.resolve("conf");
    }

    @Test
    void beginsWithClearWordsBeforeAnythingIsThere() {
        assertThat(tickets("online", "get", "TK-1").expect(1).err())
                .contains("TK-1", "nothing was published there yet", "Run `tickets ingest` first.");
        assertThat(tickets("online", "recent").expect(0).err()).contains("is empty");
        assertThat(tickets("online", "verify").expect(1).err()).contains("Run `tickets ingest` first.");
        assertThat(tickets("quarantine").expect(1).err()).contains("Run `tickets ingest` first.");
        assertThat(tickets("runs").expect(0).err()).contains("`tickets ingest` makes the first");
        assertThat(tickets("runs", "show", "2026").expect(1).err()).contains("There is no run yet");
        assertThat(folder).as("commands that read leave nothing").isEmptyDirectory();
    }

    @Test
    void tellsAnUnknownTicketFromAnEmptyStore() {
        tickets("ingest").expect(0);

        Ended ended = tickets("online", "get", "TK-0").expect(1);

        assertThat(ended.err()).contains("Cannot find ticket 'TK-0'", "not among the 377 tickets of run");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aLakeOutOfReachIsToldOnceByTheCommandThatReadsIt() {
        String[] away = {"data=minio", "data.endpoint=http://127.0.0.1:9", "retry.attempts=1"};
        checkout.tickets("ingest").and(lake.withTablesElsewhere(away)).run().expect(1);

        Ended runs = checkout.tickets("runs")
                .and(lake.withTablesElsewhere(away))
                .run()
                .expect(0);
        Ended quarantine = checkout.tickets("quarantine")
                .and(lake.withTablesElsewhere(away))
                .run()
                .expect(1);

        assertThat(runs.err()).as("a history is read without the lake").isEmpty();
        assertThat(quarantine.err()).containsOnlyOnce("Cannot read").doesNotContain("killed");
    }

    private Ended tickets(String... arguments) {
        return checkout.tickets(arguments).and(lake.settings()).run();
    }
}
