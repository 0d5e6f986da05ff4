package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ticket.TicketFixture.aTicket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.lineage.InputData;
import tickets.lineage.MadeTable;
import tickets.lineage.RecordedLineage;
import tickets.lineage.RunTrace;
import tickets.runs.RunStatus;

/** What others are told that a run read and made. */
class RunLineageTest {

    @TempDir
    private Path folder;

    private final RecordedLineage lineage = new RecordedLineage();
    private IngestFixture lake;

    @BeforeEach
    void makeLake() {
        lake = IngestFixture.in(folder).reading("raw/").tellingLineageTo(lineage);
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void namesTheRawFilesThatWereJudgedAndTheTablesThatWereMade() {
        String bad = "{\"ticket_id\": 7}";
        lake.withMaxQuarantined(0.9).raw("raw/1.jsonl", aTicket().withId("A").json() + "\n" + bad);

        IngestReport report = lake.ingest();

        RunTrace trace = lineage.last();
        assertThat(lineage.started()).containsExactly(report.run().id().value());
        assertThat(trace.run()).isEqualTo(report.run());
        InputData input = trace.inputs().get(0);
        assertThat(trace.inputs()).hasSize(1);
        assertThat(input.address()).isEqualTo(lake.store().address("raw/1.jsonl"));
        InputData.Judged judged = Objects.requireNonNull(input.judged());
        assertThat(judged.records()).isEqualTo(2);
        assertThat(judged.bytes())
                .isEqualTo(lake.store().find("raw/1.jsonl").orElseThrow().bytes());
        assertThat(judged.refused()).containsEntry("missing_field", 1L);
        assertThat(trace.outputs())
                .extracting(MadeTable::address)
                .containsExactly(
                        lake.store().address("bronze/tickets.parquet"),
                        lake.store().address("quarantine/tickets.parquet"),
                        lake.store().address("offline/tickets.parquet"),
                        lake.store().address("online/tickets.parquet"));
    }

    @Test
    void tellsRowsBytesAndColumnsOfATable() {
        lake.raw(
                "raw/1.jsonl",
                aTicket().withId("A").json() + "\n" + aTicket().withId("B").json());

        lake.ingest();

        MadeTable offline = lineage.last().outputs().get(2);
        assertThat(offline.rows()).isEqualTo(2);
        assertThat(offline.bytes())
                .isEqualTo(lake.store()
                        .find("offline/tickets.parquet")
                        .orElseThrow()
                        .bytes());
        assertThat(offline.columns())
                .containsEntry("ticket_id", "varchar")
                .containsEntry("created_at", "timestamp")
                .containsEntry("tags", "list<varchar>")
                .containsEntry("is_open", "boolean");
        assertThat(offline.columns().keySet()).containsExactlyElementsOf(fieldNames("offline/tickets"));
    }

    @Test
    void tellsThatGateAndLedgerHeld() {
        lake.raw("raw/1.jsonl", aTicket().json());

        lake.ingest();

        assertThat(lineage.last().checks())
                .containsOnlyKeys(
                        "gate:max_quarantined",
                        "ledger:read=accepted+quarantined",
                        "ledger:accepted=offline+superseded",
                        "ledger:online=min(num_online,dated)")
                .allSatisfy((check, held) -> assertThat(held).as(check).isTrue());
    }

    @Test
    void namesTheTablesBeforeInsteadOfFilesThatWereNotReadAgain() {
        lake.raw("raw/1.jsonl", aTicket().withId("A").json()).ingest();
        lake.raw("raw/2.jsonl", aTicket().withId("B").json());

        lake.ingest();

        assertThat(inputs())
                .containsExactly(
                        lake.store().address("raw/2.jsonl"),
                        lake.store().address("bronze/tickets.parquet"),
                        lake.store().address("quarantine/tickets.parquet"));
        assertThat(lineage.last().inputs().get(1).judged()).isNull();
    }

    @Test
    void namesBronzeAndQuarantineAsWhatAReplayRead() {
        lake.withMaxQuarantined(0.9).raw("raw/1.jsonl", aTicket().json() + "\n{}");
        lake.ingest();

        lake.replay();

        assertThat(lineage.last().run().command()).isEqualTo("quarantine replay");
        assertThat(inputs())
                .containsExactly(
                        lake.store().address("bronze/tickets.parquet"),
                        lake.store().address("quarantine/tickets.parquet"));
        assertThat(lineage.last().outputs()).hasSize(4);
    }

    @Test
    void namesNoTableWhenTheDataWasRefused() {
        lake.raw("raw/1.jsonl", aTicket().json() + "\n{}");

        IngestReport report = lake.ingest();

        assertThat(report.run().status()).isEqualTo(RunStatus.REFUSED);
        assertThat(inputs()).containsExactly(lake.store().address("raw/1.jsonl"));
        assertThat(lineage.last().outputs()).isEmpty();
        assertThat(lineage.last().checks())
                .containsOnlyKeys("gate:max_quarantined")
                .containsValue(false);
    }

    @Test
    void tellsOfARunThatFailed() {
        IngestReport report = lake.reading("raw/nothing.json").ingest();

        assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(lineage.last().run().error()).isNotNull();
        assertThat(lineage.last().inputs()).isEmpty();
        assertThat(lineage.last().outputs()).isEmpty();
    }

    @Test
    void tellsOfARunThatWasKilledWhenTheNextOneFindsIt() {
        String dead = lake.killedRun("ingest").id().value();

        lake.raw("raw/1.jsonl", aTicket().json()).ingest();

        assertThat(lineage.aborted()).containsExactly(dead);
    }

    private List<String> inputs() {
        return lineage.last().inputs().stream().map(InputData::address).toList();
    }

    private List<String> fieldNames(String table) {
        List<String> names = new ArrayList<>();
        lake.rows(table).get(0).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
