package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ticket.TicketFixture.aTicket;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.GateRefused;
import tickets.runs.StepRecord;

/** A plan says what then happens, whatever has happened to the raw files. */
class PlanIngestTest {

    @TempDir
    private Path folder;

    private IngestFixture lake;

    @BeforeEach
    void ingestTwoFiles() {
        lake = IngestFixture.in(folder).reading("raw/").withNumOnline(2);
        lake.raw("raw/1.json", array(aTicket().withId("A"), aTicket().withId("B")))
                .raw("raw/2.json", array(aTicket().withId("C")));
        assertThat(lake.ingest().failure()).isNull();
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void agreesWhenEverythingIsJudgedAnew() {
        lake.store().delete("raw/2.json");

        IngestPlan plan = assertThatPlanAgrees(WhichFiles.ALL);

        assertThat(plan.isPublished()).isTrue();
        assertThat(plan.remarks()).singleElement().asString().contains("left out of the tables now: raw/2.json");
    }

    @Test
    void agreesWhenAFileIsGone() {
        lake.store().delete("raw/2.json");

        assertThat(assertThatPlanAgrees(WhichFiles.UNKNOWN).rawFiles())
                .containsEntry("gone", 1L)
                .containsEntry("carried", 1L);
    }

    @Test
    void agreesWhenAFileHasAnotherName() {
        lake.store().copy("raw/1.json", "raw/3.json");
        lake.store().delete("raw/1.json");

        assertThat(assertThatPlanAgrees(WhichFiles.UNKNOWN).rawFiles()).containsEntry("renamed", 1L);
    }

    @Test
    void agreesWhenTicketsLeaveTheOnlineStore() {
        lake.raw("raw/1.json", array(aTicket().withId("A").with("created_at", "2020-01-01T00:00:00Z")));

        assertThat(assertThatPlanAgrees(WhichFiles.UNKNOWN).evicted()).isOne();
    }

    @Test
    void agreesWhenTheDataIsRefused() {
        lake.raw("raw/3.json", "[{}]");

        IngestPlan plan = assertThatPlanAgrees(WhichFiles.UNKNOWN);

        assertThat(plan.refusal()).contains("1 of 1 records (100.0 %) violate the contract");
        assertThat(plan.isPublished()).isFalse();
    }

    @Test
    void agreesWhenTheInputIsEmpty() {
        lake.raw("raw/1.json", "").raw("raw/2.json", "[]");

        IngestPlan plan = assertThatPlanAgrees(WhichFiles.UNKNOWN);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.isPublished()).isFalse();
        assertThat(plan.evicted()).isZero();
        assertThat(plan.remarks()).last().asString().startsWith("The input holds no record. The tables stay");
    }

    @Test
    void agreesWhenTheSettingsMeanOtherFiles() {
        lake.reading("raw/2.json");

        assertThat(assertThatPlanAgrees(WhichFiles.UNKNOWN).rawFiles()).containsEntry("left_out", 1L);
    }

    @Test
    void agreesWhenAFileAndItsPartsAreGone() {
        lake.store().delete("raw/2.json");
        lake.parts().forEach(lake.store()::delete);

        assertThat(assertThatPlanAgrees(WhichFiles.UNKNOWN).rawFiles()).containsEntry("lost", 1L);
    }

    private IngestPlan assertThatPlanAgrees(WhichFiles which) {
        IngestPlan plan = lake.plan(which);
        IngestReport report = which == WhichFiles.ALL ? lake.ingestAll() : lake.ingest();

        assertThat(plan.rawFiles()).isEqualTo(report.rawFiles());
        assertThat(plan.counts().byName())
                .isEqualTo(report.run().outcome().counts().byName());
        assertThat(plan.toJudge()).hasSize((int) counted(report, "find", "to_judge"));
        assertThat(plan.reasons()).isEqualTo(report.run().outcome().violations());
        assertThat(plan.remarks()).isEqualTo(report.remarks());
        assertThat(plan.refusal() != null).isEqualTo(report.failure() instanceof GateRefused);
        assertThat(plan.isPublished())
                .isEqualTo(lake.inForce().runId().equals(report.run().id().value()));
        assertThat(plan.judged()).isEqualTo(counted(report, "bronze", "read"));
        assertThat(plan.slices()).isEqualTo(counted(report, "offline", "slices"));
        assertThat(plan.slicesToMake()).isEqualTo(counted(report, "offline", "made"));
        assertThat(plan.evicted()).isEqualTo(counted(report, "online", "evicted"));
        return plan;
    }

    /** What a step has counted; nothing when the run did not come to it. */
    private static long counted(IngestReport report, String step, String name) {
        Optional<StepRecord> record = report.run().steps().stream()
                .filter(one -> one.name().equals(step))
                .findFirst();
        return record.map(one -> one.counts().getOrDefault(name, 0L)).orElse(0L);
    }
}
