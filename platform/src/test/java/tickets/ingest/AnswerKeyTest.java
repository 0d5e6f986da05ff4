package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.generate.GenerateTickets;
import tickets.generate.GenerationPlan;
import tickets.generate.GenerationProgress;
import tickets.lake.TableDescription;
import tickets.runs.RunCounts;

/** Five thousand generated tickets, one in twenty bad in a known way, come out as the answer key says. */
@Timeout(300)
class AnswerKeyTest {

    private static final int NUM_ONLINE = 1_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tickets.json", "tickets.jsonl", "tickets.json.gz", "tickets.jsonl.zst"})
    void agreesWithTheAnswerKey(String name) throws IOException {
        Path raw = folder.resolve("lake/raw").resolve(name);
        Files.createDirectories(raw.getParent());
        Path key = folder.resolve("key.json");
        new GenerateTickets().generate(new GenerationPlan(5_000, 7, 0.05, raw, key), GenerationProgress.SILENT);
        JsonNode answers = new ObjectMapper().readTree(key.toFile());

        try (IngestFixture lake = IngestFixture.in(folder)) {
            IngestReport report =
                    lake.reading("raw/" + name).withNumOnline(NUM_ONLINE).ingest();

            assertThat(report.failure()).isNull();
            JsonNode expected = answers.get("expected");
            assertThat(report.run().outcome().counts())
                    .isEqualTo(new RunCounts(
                            expected.get("read").asLong(),
                            expected.get("accepted").asLong(),
                            expected.get("quarantined").asLong(),
                            expected.get("superseded").asLong(),
                            expected.get("offline").asLong(),
                            NUM_ONLINE));
            assertThat(report.run().outcome().violations()).isEqualTo(recordsByCode(answers.get("bad")));
            assertThat(report.run().outcome().warnings()).isEqualTo(recordsByCode(answers.get("warned")));
            assertThat(lake.column("quarantine/tickets", "source_index"))
                    .containsExactlyElementsOf(answers.get("bad").findValuesAsText("index"));
            assertThat(supersededPositions(lake))
                    .containsExactlyInAnyOrderElementsOf(
                            answers.get("superseded").findValuesAsText("index"));
            for (String table : lake.inForce().tables().keySet()) {
                TableDescription.of(table).checkOn(lake.rows(table));
            }
            assertThat(lake.verification().matches()).isTrue();
        }
    }

    private static Map<String, Long> recordsByCode(JsonNode entries) {
        Map<String, Long> records = new TreeMap<>();
        for (JsonNode entry : entries) {
            Set<String> codes = new HashSet<>(entry.get("violations").findValuesAsText("code"));
            codes.forEach(code -> records.merge(code, 1L, Long::sum));
        }
        return records;
    }

    private static Set<String> supersededPositions(IngestFixture lake) {
        Set<String> positions = new HashSet<>(lake.column("bronze/tickets", "_position"));
        lake.column("offline/tickets", "_position").forEach(positions::remove);
        return positions;
    }
}
