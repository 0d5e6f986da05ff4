package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

class LineageLauncherTest {

    /** Nothing listens there (RFC 863). */
    private static final String NOBODY = "lineage.url=http://127.0.0.1:9/api/v1/lineage";

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    void isWrittenAndAReceiverThatIsAwayCostsOneWarning() throws IOException {
        OwnLake lake = new OwnLake(folder);
        Path events = folder.resolve("lineage.jsonl");

        Ended ended = checkout.tickets("ingest")
                .and(lake.settings("lineage.file=" + events, NOBODY, "lineage.token=t0k3n"))
                .run()
                .expect(0);

        assertThat(ended.err())
                .containsOnlyOnce("Cannot deliver lineage events")
                .doesNotContain("t0k3n");
        List<String> lines = Files.readAllLines(events);
        assertThat(lines).hasSize(2);
        JsonNode end = new ObjectMapper().readTree(lines.get(1));
        assertThat(end.at("/eventType").asText()).isEqualTo("COMPLETE");
        assertThat(end.at("/inputs/0/name").asText()).endsWith("assets/tickets.json.gz");
        assertThat(end.at("/outputs")).hasSize(4);
        assertThat(ended.err())
                .contains("Run " + end.at("/run/facets/tickets_run/run_id").asText() + " succeeded");
    }
}
