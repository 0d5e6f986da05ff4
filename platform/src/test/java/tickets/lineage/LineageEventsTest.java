package tickets.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.runs.RunFixtures.aRun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.server.OpenLineage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.config.LineageSettings;
import tickets.runs.Run;
import tickets.runs.RunEnd;
import tickets.runs.RunFixtures;
import tickets.runs.RunStatus;

/** The events as a receiver reads them. */
class LineageEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Run RUN = aRun("20261124T053044Z-1a47f3");
    private static final InputData RAW = InputData.judged(
            "s3://tickets/raw/2024/1.json.gz", new InputData.Judged(100, 2_048, Map.of("blank", 1L, "wrong_type", 1L)));
    private static final MadeTable OFFLINE =
            new MadeTable("/srv/lake/offline/tickets.parquet", 95, 4_096, Map.of("ticket_id", "varchar"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lineage/events.jsonl");
    }

    @Test
    void areReadByTheModelThatReceiversUse() throws IOException {
        tell(null, succeeded());

        for (JsonNode event : events()) {
            OpenLineage.RunEvent read = JSON.treeToValue(event, OpenLineage.RunEvent.class);
            assertThat(read.getSchemaURL())
                    .hasToString("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
            assertThat(read.getProducer()).hasToString("urn:dev.tickets:platform:1.2.3");
            assertThat(read.getJob().getNamespace()).isEqualTo("tickets-dev");
            assertThat(read.getJob().getName()).isEqualTo("ingest");
            assertThat(read.getEventTime()).isNotNull();
        }
    }

    @Test
    void nameStartAndEndOfARunTheSame() throws IOException {
        tell(null, succeeded());

        JsonNode start = events().get(0);
        JsonNode end = events().get(1);
        assertThat(start.at("/eventType").asText()).isEqualTo("START");
        assertThat(start.at("/eventTime").asText()).isEqualTo("2026-11-24T05:30:44.123Z");
        assertThat(end.at("/eventType").asText()).isEqualTo("COMPLETE");
        assertThat(end.at("/eventTime").asText()).isEqualTo("2026-11-24T05:30:49.123Z");
        assertThat(UUID.fromString(start.at("/run/runId").asText()))
                .isEqualTo(UUID.fromString(end.at("/run/runId").asText()));
        assertThat(start.at("/run/facets/tickets_run/run_id").asText()).isEqualTo("20261124T053044Z-1a47f3");
    }

    @Test
    void tellRunsAndNamespacesApart() {
        RunFacets facets = new RunFacets(new io.openlineage.client.OpenLineage(file.toUri()), settings(null), "1");
        RunFacets elsewhere = new RunFacets(
                new io.openlineage.client.OpenLineage(file.toUri()),
                new LineageSettings(file, null, null, Duration.ofSeconds(1), "other", null),
                "1");

        assertThat(facets.idOf(RUN)).isEqualTo(facets.idOf(RUN));
        assertThat(facets.idOf(RUN)).isNotEqualTo(facets.idOf(aRun("20261124T053044Z-1a47f4")));
        assertThat(facets.idOf(RUN)).isNotEqualTo(elsewhere.idOf(RUN));
    }

    @Test
    void nameDataAsOtherProgramsDo() throws IOException {
        tell(null, succeeded());

        JsonNode end = events().get(1);
        assertThat(end.at("/inputs/0/namespace").asText()).isEqualTo("s3://tickets");
        assertThat(end.at("/inputs/0/name").asText()).isEqualTo("raw/2024/1.json.gz");
        assertThat(end.at("/outputs/0/namespace").asText()).isEqualTo("file");
        assertThat(end.at("/outputs/0/name").asText()).isEqualTo("/srv/lake/offline/tickets.parquet");
    }

    @Test
    void tellStatisticsAssertionsAndColumns() throws IOException {
        tell(null, succeeded());

        JsonNode facets = events().get(1).at("/inputs/0/inputFacets");
        assertThat(facets.at("/inputStatistics/rowCount").asLong()).isEqualTo(100);
        assertThat(facets.at("/inputStatistics/size").asLong()).isEqualTo(2_048);
        assertThat(facets.at("/dataQualityMetrics/rowCount").asLong()).isEqualTo(100);
        assertThat(facets.at("/dataQualityAssertions/assertions"))
                .extracting(one -> one.get("assertion").asText() + " " + one.get("success"))
                .containsExactly("contract:blank false", "contract:wrong_type false", "gate:max_quarantined true");
        JsonNode output = events().get(1).at("/outputs/0");
        assertThat(output.at("/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(95);
        assertThat(output.at("/outputFacets/outputStatistics/size").asLong()).isEqualTo(4_096);
        assertThat(output.at("/facets/schema/fields/0/name").asText()).isEqualTo("ticket_id");
        assertThat(output.at("/facets/schema/fields/0/type").asText()).isEqualTo("varchar");
        assertThat(output.at("/facets/version/datasetVersion").asText()).isEqualTo("20261124T053044Z-1a47f3");
    }

    @Test
    void tellTheLedgerOfARun() throws IOException {
        tell(null, succeeded());

        JsonNode own = events().get(1).at("/run/facets/tickets_run");
        assertThat(own.at("/ledger/read").asLong()).isEqualTo(100);
        assertThat(own.at("/ledger/superseded").asLong()).isEqualTo(3);
        assertThat(own.at("/reasons").size()).isEqualTo(1);
    }

    @Test
    void tellWhyARunFailedOrWasRefused() throws IOException {
        Run failed = RUN.ended(RunFixtures.failure());
        Run refused = RUN.ended(new RunEnd(
                RunStatus.REFUSED, RunFixtures.HALF_PAST_FIVE, RunFixtures.anOutcome(), RunFixtures.theError()));

        tell(null, trace(failed), trace(refused));

        for (JsonNode end : events().subList(1, 3)) {
            assertThat(end.at("/eventType").asText()).isEqualTo("FAIL");
            assertThat(end.at("/run/facets/errorMessage/message").asText())
                    .isEqualTo("Cannot reach S3 at \"http://localhost:9000\". Start it.");
            assertThat(end.at("/run/facets/errorMessage/programmingLanguage").asText())
                    .isEqualTo("JAVA");
        }
        assertThat(events().get(2).at("/run/facets/tickets_run/status").asText())
                .isEqualTo("refused");
    }

    @Test
    void tellThatARunWasFoundDead() throws IOException {
        try (Lineage lineage = new LineageEvents(settings(null), "1.2.3")) {
            lineage.started(RUN);
            lineage.aborted(RUN.killed(), RunFixtures.HALF_PAST_FIVE.plusSeconds(60));
        }

        JsonNode abort = events().get(1);
        assertThat(abort.at("/eventType").asText()).isEqualTo("ABORT");
        assertThat(abort.at("/eventTime").asText()).isEqualTo("2026-11-24T05:31:44.123Z");
        assertThat(abort.at("/run/runId")).isEqualTo(events().get(0).at("/run/runId"));
    }

    @Test
    void nameTheRunOfTheOrchestratorAsParent() throws IOException {
        tell("airflow/https/dag.task/01941f29-7c00-7087-8940-40e509bee5bd", succeeded());

        JsonNode parent = events().get(0).at("/run/facets/parent");
        assertThat(parent.at("/run/runId").asText()).isEqualTo("01941f29-7c00-7087-8940-40e509bee5bd");
        assertThat(parent.at("/job/namespace").asText()).isEqualTo("airflow/https");
        assertThat(parent.at("/job/name").asText()).isEqualTo("dag.task");
    }

    @Test
    void doNotStopARunThatCannotWriteThem() throws IOException {
        Files.writeString(folder.resolve("lineage"), "a file where a folder should be");

        tell(null, succeeded());

        assertThat(folder.resolve("lineage")).hasContent("a file where a folder should be");
    }

    private void tell(@Nullable String parent, RunTrace... traces) {
        try (Lineage lineage = new LineageEvents(settings(parent), "1.2.3")) {
            lineage.started(RUN);
            for (RunTrace trace : traces) {
                lineage.ended(trace);
            }
        }
    }

    private LineageSettings settings(@Nullable String parent) {
        return new LineageSettings(file, null, null, Duration.ofSeconds(1), "tickets-dev", parent);
    }

    private static RunTrace succeeded() {
        return trace(RUN.ended(RunFixtures.success()));
    }

    private static RunTrace trace(Run run) {
        return new RunTrace(run, List.of(RAW), List.of(OFFLINE), Map.of("gate:max_quarantined", true));
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(JSON.readTree(line));
        }
        return events;
    }
}
