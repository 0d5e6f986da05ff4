package tickets.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.lines;
import static tickets.ingest.RawText.tickets;
import static tickets.ticket.TicketFixture.aTicket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.Conflict;
import tickets.problem.NotFound;
import tickets.runs.RunCounts;
import tickets.ticket.Contract;
import tickets.ticket.DefaultContract;
import tickets.ticket.SiteVocabulary;
import tickets.ticket.TicketFixture;

@Timeout(120)
class ReplayQuarantineTest {

    private static final TicketFixture TEAPOT = aTicket().with("product", "Teapot");

    @TempDir
    private Path folder;

    private IngestFixture lake;

    @BeforeEach
    void openLake() {
        lake = IngestFixture.in(folder).withMaxQuarantined(0.9);
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void takesInWhatPassesAfterTheVocabularyHasGrown() {
        lake.raw(
                        "raw/a.json",
                        array(
                                aTicket().withId("A"),
                                TEAPOT.withId("B"),
                                TEAPOT.withId("A").with("updated_at", "2024-04-01T00:00:00Z"),
                                aTicket().withId("C").with("region", "MARS")))
                .raw(
                        "raw/b.jsonl",
                        lines(
                                TEAPOT.withId("D").json(),
                                "oops",
                                aTicket().withId("E").json()))
                .reading("raw/")
                .ingest();
        String before = lake.inForce().runId();

        IngestReport report = lake.withContract(withTeapots()).replay();

        assertThat(report.failure()).isNull();
        assertThat(report.run().command()).isEqualTo("quarantine replay");
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(7, 5, 2, 1, 4, 4));
        assertThat(report.run().outcome().violations()).isEqualTo(Map.of("malformed", 1L, "not_in_vocabulary", 1L));
        assertThat(lake.inForce().previousRunId()).isEqualTo(before);
        assertThat(positions("bronze/tickets")).containsExactlyInAnyOrder("A 0", "B 1", "A 2", "D 0", "E 2");
        assertThat(lake.column("bronze/tickets", "_source"))
                .containsExactlyInAnyOrder("raw/a.json", "raw/a.json", "raw/a.json", "raw/b.jsonl", "raw/b.jsonl");
        assertThat(lake.column("quarantine/tickets", "_position")).containsExactly("3", "1");
        assertThat(lake.rows("offline/tickets"))
                .filteredOn(row -> row.get("ticket_id").asText().equals("A"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("product").asText()).isEqualTo("Teapot"));
        assertThat(lake.verification().matches()).isTrue();
    }

    @Test
    void changesNoCountWhenNothingPasses() {
        lake.raw("raw/tickets.json", array("{}", aTicket().json(), "{\"a\": 1}"))
                .ingest();
        List<Object> before = List.of(lake.inForce().rows(), lake.column("quarantine/tickets", "raw_text"));

        IngestReport report = lake.replay();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(3, 1, 2, 0, 1, 1));
        assertThat(List.of(lake.inForce().rows(), lake.column("quarantine/tickets", "raw_text")))
                .isEqualTo(before);
    }

    @Test
    void leavesWhatCannotBeJudgedAsItIs() {
        String giant = aTicket()
                .withId("giant")
                .with("description", "x".repeat(200_000))
                .json();
        byte[] latin1 = aTicket().with("subject", "d\u00e9j\u00e0 vu").json().getBytes(ISO_8859_1);
        lake.raw("raw/1.json", array(aTicket().json(), giant))
                .raw("raw/2.jsonl", latin1)
                .raw(
                        "raw/3.json",
                        "[" + aTicket().withId("Z").json() + ","
                                + aTicket().withId("rest").json() + " ;")
                .raw("raw/4.json", "[" + aTicket().withId("Y").json() + ",\n")
                .reading("raw/")
                .withMaxRecordBytes(100_000)
                .keepingWhatCameBefore()
                .ingest();
        List<Map<String, String>> before = quarantine();

        IngestReport report = lake.withContract(withTeapots()).replay();

        assertThat(report.failure()).isNull();
        assertThat(before).hasSize(4);
        assertThat(quarantine()).isEqualTo(before);
    }

    @Test
    void canBeRepeated() {
        lake.raw(
                        "raw/tickets.json",
                        array(
                                TEAPOT.withId("A"),
                                aTicket().withId("B"),
                                aTicket().without("region")))
                .ingest();
        lake.withContract(withTeapots());

        lake.replay();
        IngestReport again = lake.replay();

        assertThat(again.failure()).isNull();
        assertThat(again.run().outcome().counts()).isEqualTo(new RunCounts(3, 2, 1, 0, 2, 2));
        assertThat(positions("bronze/tickets")).containsExactlyInAnyOrder("A 0", "B 1");
    }

    @Test
    void keepsTheWarningsOfTheRecordsItCarriesOn() {
        lake.raw(
                        "raw/tickets.json",
                        array(
                                aTicket().withId("A").with("weekend_ticket", true),
                                TEAPOT.withId("B").with("after_hours", true)))
                .ingest();

        IngestReport report = lake.withContract(withTeapots()).replay();

        assertThat(report.run().outcome().warnings())
                .isEqualTo(Map.of("weekend_differs", 1L, "after_hours_differs", 1L));
        assertThat(positions("warnings/tickets")).containsExactly("A 0", "B 1");
    }

    @Test
    void dropsNoFileWhosePartsSomebodyHasRemoved() {
        lake.raw("raw/tickets.json", array(aTicket())).ingest();
        String before = lake.inForce().runId();
        lake.parts().forEach(lake.store()::delete);

        IngestReport report = lake.replay();

        assertThat(report.failure()).isInstanceOf(Conflict.class).hasMessageContaining("the parts of raw/tickets.json");
        assertThat(lake.inForce().runId()).isEqualTo(before);
    }

    @Test
    void saysThatThereIsNothingToReplay() {
        IngestReport report = lake.replay();

        assertThat(report.failure()).isInstanceOf(NotFound.class).hasMessageContaining("nothing has been published");
    }

    @Test
    void goesThroughAnEmptyQuarantine() {
        lake.raw("raw/tickets.json", array(tickets(3))).ingest();

        IngestReport report = lake.replay();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(3, 3, 0, 0, 3, 3));
    }

    private List<String> positions(String table) {
        return lake.rows(table).stream()
                .map(row -> row.get("ticket_id").asText() + " "
                        + row.get("_position").asText())
                .toList();
    }

    /** The quarantine's rows without what differs from run to run. */
    private List<Map<String, String>> quarantine() {
        List<Map<String, String>> entries = new ArrayList<>();
        lake.rows("quarantine/tickets").forEach(row -> {
            Map<String, String> entry = new TreeMap<>();
            row.properties()
                    .forEach(column ->
                            entry.put(column.getKey(), column.getValue().toString()));
            entry.keySet().removeAll(List.of("_run_id", "_ingested_at"));
            entries.add(entry);
        });
        return entries;
    }

    private static Contract withTeapots() {
        Map<String, Object> settings = new TreeMap<>(DefaultContract.settings());
        List<Object> products = new ArrayList<>((List<?>) settings.get("product"));
        products.add("Teapot");
        settings.put("product", products);
        return Contract.of(SiteVocabulary.from(settings));
    }
}
