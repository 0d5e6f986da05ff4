package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ticket.TicketFixture.aTicket;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lineage.RecordedLineage;
import tickets.problem.GateRefused;
import tickets.problem.Unavailable;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.RunHistory;
import tickets.runs.RunStatus;
import tickets.runs.StepRecord;

/** How a run ends whose history goes away while it runs. */
class LostHistoryTest {

    @TempDir
    private Path folder;

    private final RecordedLineage lineage = new RecordedLineage();
    private IngestFixture lake;

    @BeforeEach
    void openLake() {
        lake = IngestFixture.in(folder)
                .tellingLineageTo(lineage)
                .raw("raw/tickets.json", array(aTicket().withId("A")));
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void doesNotMakeAPublishedRunAFailedOne() {
        IngestReport report =
                lake.withHistory(historyThatIsAwayAt(List.of("end"), "")).ingest();

        assertIsPublished(report);
    }

    @Test
    void doesNotMakeARunAFailedOneWhosePublicationItCannotRecord() {
        IngestReport report = lake.withHistory(historyThatIsAwayAt(List.of("addStep", "end"), "publish"))
                .ingest();

        assertIsPublished(report);
    }

    private void assertIsPublished(IngestReport report) {
        assertThat(report.failure()).isNull();
        assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.files()).containsKeys("bronze", "online_store");
        assertThat(report.remarks())
                .last()
                .isEqualTo("The run history does not know how the run ended, and shows it as killed."
                        + " Cannot write the run history: it is away.");
        assertThat(lake.inForce().runId()).isEqualTo(report.run().id().value());
        assertThat(lineage.last().run()).isEqualTo(report.run());
        assertThat(lineage.last().outputs()).isNotEmpty();
    }

    @Test
    void leavesARefusalARefusal() {
        lake.raw("raw/tickets.json", "[{\"ticket_id\": 7}]");

        IngestReport report = lake.withHistory(historyThatIsAwayAt(List.of("addStep", "end"), "quarantine"))
                .ingest();

        assertThat(report.failure()).isInstanceOf(GateRefused.class);
        assertThat(report.run().status()).isEqualTo(RunStatus.REFUSED);
        assertThat(report.files()).containsKey("quarantine");
        assertThat(report.remarks()).last().asString().startsWith("The run history does not know");
        assertThat(lineage.last().run().status()).isEqualTo(RunStatus.REFUSED);
    }

    /** Away whenever one of these methods is called, for {@code addStep} only with that step. */
    private static RunHistory historyThatIsAwayAt(List<String> methods, String step) {
        InMemoryRunHistory history = new InMemoryRunHistory("memory");
        return (RunHistory) Proxy.newProxyInstance(
                RunHistory.class.getClassLoader(), new Class<?>[] {RunHistory.class}, (proxy, method, arguments) -> {
                    boolean isAway = methods.contains(method.getName())
                            && (!(arguments[1] instanceof StepRecord record)
                                    || record.name().equals(step));
                    if (isAway) {
                        throw new Unavailable("Cannot write the run history: it is away.", "Wait.");
                    }
                    return method.invoke(history, arguments);
                });
    }
}
