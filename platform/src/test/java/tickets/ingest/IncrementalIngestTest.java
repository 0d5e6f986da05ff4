package tickets.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.lines;
import static tickets.ticket.TicketFixture.aTicket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestPlan.RawFileToJudge;
import tickets.lake.PublishedTables;
import tickets.problem.Conflict;
import tickets.problem.GateRefused;
import tickets.runs.RunCounts;
import tickets.ticket.Contract;
import tickets.ticket.DefaultContract;
import tickets.ticket.SiteVocabulary;

/** What later runs make of raw files that earlier ones have judged. */
class IncrementalIngestTest {

    private static final String MONDAY = array(aTicket().withId("A"), aTicket().withId("B"));
    private static final String TUESDAY = array(
            aTicket().withId("A").with("updated_at", "2024-05-01T00:00:00Z").with("subject", "again"),
            aTicket().withId("C"));

    @TempDir
    private Path folder;

    private IngestFixture lake;

    @BeforeEach
    void openLake() {
        lake = IngestFixture.in(folder).reading("raw/");
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void judgesOnlyTheFileThatIsNew() {
        lake.raw("raw/monday.json", MONDAY).ingest();
        lake.raw("raw/tuesday.json", TUESDAY);

        IngestReport report = lake.ingest();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(4, 4, 0, 1, 3, 3));
        assertThat(report.rawFiles()).containsEntry("judged", 1L).containsEntry("carried", 1L);
        assertThat(judgedRecords(report)).isEqualTo(2);
        assertThat(lake.rows("offline/tickets"))
                .filteredOn(row -> row.get("ticket_id").asText().equals("A"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("subject").asText()).isEqualTo("again"))
                .satisfies(row -> assertThat(row.get("_source").asText()).isEqualTo("raw/tuesday.json"));
        assertThat(lake.verification().matches()).isTrue();
    }

    @Test
    void doesNotEvenOpenAFileOfAKnownVersion() throws IOException {
        lake.raw("raw/monday.json", MONDAY);
        Path file = folder.resolve("lake/raw/monday.json");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
        lake.ingest();

        IngestPlan plan = lake.plan(WhichFiles.UNKNOWN);

        assertThat(plan.bytesToRead()).isZero();
        assertThat(plan.toJudge()).isEmpty();
    }

    @Test
    void readsButDoesNotJudgeAFileThatWasOnlyTouched() {
        lake.raw("raw/monday.json", MONDAY).ingest();
        lake.raw("raw/monday.json", MONDAY);

        IngestPlan plan = lake.plan(WhichFiles.UNKNOWN);
        IngestReport report = lake.ingest();

        assertThat(plan.bytesToRead()).isEqualTo(MONDAY.length());
        assertThat(plan.toJudge()).isEmpty();
        assertThat(judgedRecords(report)).isZero();
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
    }

    @Test
    void replacesTheRecordsOfAFileThatHasChanged() {
        lake.raw("raw/day.json", MONDAY)
                .raw("raw/other.json", array(aTicket().withId("Z")))
                .ingest();
        lake.raw("raw/day.json", TUESDAY);

        IngestPlan plan = lake.plan(WhichFiles.UNKNOWN);
        IngestReport report = lake.ingest();

        assertThat(plan.toJudge()).extracting(RawFileToJudge::why).containsExactly("changed");
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(3, 3, 0, 0, 3, 3));
        assertThat(lake.column("offline/tickets", "ticket_id")).containsExactlyInAnyOrder("A", "C", "Z");
    }

    @Test
    void judgesEverythingAnewUnderAnotherContract() {
        lake.raw("raw/monday.json", array(aTicket(), aTicket().withId("B").with("product", "Teapot")))
                .withMaxQuarantined(0.9)
                .ingest();
        lake.withContract(withTeapots());

        IngestPlan plan = lake.plan(WhichFiles.UNKNOWN);
        IngestReport report = lake.ingest();

        assertThat(plan.toJudge()).extracting(RawFileToJudge::why).containsExactly("contract");
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
    }

    @Test
    void makesTheTablesOfWhatTheSettingsMeanNow() {
        lake.raw("raw/2023-1.json", MONDAY).raw("raw/2024-1.json", TUESDAY).ingest();

        IngestReport report = lake.reading("raw/2024-*.json").ingest();

        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
        assertThat(judgedRecords(report)).isZero();
        assertThat(report.rawFiles()).containsEntry("left_out", 1L);
        assertThat(report.remarks())
                .containsExactly("1 raw file is left out of the tables now, because data.raw_file means other files:"
                        + " raw/2023-1.json, with 2 records.");
        assertThat(lake.ingest().remarks()).isEmpty();
    }

    @Test
    void leavesNothingOutThatTheSettingsMeanUnderAnotherName() {
        lake.raw("raw/2023-1.json", MONDAY).raw("raw/2024-1.json", TUESDAY).ingest();
        lake.raw("raw/2024-0.json", MONDAY);

        IngestReport report = lake.reading("raw/2024-*.json").ingestAll();

        assertThat(report.run().outcome().counts().read()).isEqualTo(4);
        assertThat(report.rawFiles()).containsEntry("left_out", 0L);
        assertThat(report.remarks()).isEmpty();
    }

    @Test
    void refusesABadDayThatALongGoodHistoryWouldHide() {
        lake.raw("raw/1.json", array(RawText.tickets(100))).ingest();
        String before = lake.inForce().runId();
        lake.raw("raw/2.json", array("{}", aTicket().withId("N").json()));

        IngestReport report = lake.ingest();

        assertThat(report.failure())
                .isInstanceOf(GateRefused.class)
                .hasMessageContaining("1 of 2 records (50.0 %) violate the contract");
        assertThat(lake.plan(WhichFiles.UNKNOWN).refusal()).contains("1 of 2 records (50.0 %)");
        assertThat(lake.inForce().runId()).isEqualTo(before);
    }

    @Test
    void judgesAgainWhatSomebodyHasRemovedThePartsOf() {
        lake.raw("raw/monday.json", MONDAY).ingest();
        lake.parts().forEach(lake.store()::delete);

        IngestReport report = lake.ingest();

        assertThat(judgedRecords(report)).isEqualTo(2);
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
    }

    @Test
    void tellsWhatIsLostWithItsParts() {
        lake.raw("raw/monday.json", MONDAY).raw("raw/tuesday.json", TUESDAY).ingest();
        lake.parts().forEach(lake.store()::delete);
        lake.store().delete("raw/monday.json");

        IngestReport report = lake.ingest();

        assertThat(report.run().outcome().counts().read()).isEqualTo(2);
        assertThat(report.rawFiles()).containsEntry("lost", 1L).containsEntry("judged", 1L);
        assertThat(report.remarks())
                .containsExactly("1 raw file is gone, and what was kept of it as well: raw/monday.json."
                        + " The 2 records of it are not in the tables any more; put it back, then run again.");
    }

    @Test
    void makesEverythingAnewWhenItCannotBeReadWhatTheTablesAreMadeOf() {
        lake.raw("raw/monday.json", MONDAY).ingest();
        String contents = PublishedTables.contentsKey(lake.inForce().runId());
        lake.store().write(contents, "{".getBytes(UTF_8));
        List<String> parts = lake.parts();

        IngestReport report = lake.ingest();

        assertThat(report.failure())
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.remedy()).contains("tickets ingest --full"));
        assertThat(lake.parts()).isEqualTo(parts);

        IngestReport anew = lake.ingestAll();

        assertThat(anew.failure()).isNull();
        assertThat(anew.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
        assertThat(lake.parts()).containsAll(parts);
        assertThat(judgedRecords(lake.ingest())).isZero();
        assertThat(lake.parts()).doesNotContainAnyElementsOf(parts);
    }

    @Test
    void keepsThePartsOfTwoSetsAndNoMore() {
        for (int day = 0; day < 4; day++) {
            lake.raw("raw/day.json", array(aTicket().withId("T-" + day))).ingest();
        }
        lake.ingest();

        assertThat(lake.parts()).hasSize(1);
    }

    @Nested
    class AFileThatIsGone {

        @BeforeEach
        void ingestAndRemove() {
            lake.raw("raw/monday.json", MONDAY).raw("raw/tuesday.json", TUESDAY).ingest();
            lake.store().delete("raw/monday.json");
        }

        @Test
        void staysInTheTablesAndIsTold() {
            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(4, 4, 0, 1, 3, 3));
            assertThat(report.rawFiles()).containsEntry("gone", 1L);
            assertThat(report.remarks())
                    .containsExactly("1 raw file is gone: raw/monday.json. The 2 records of it stay in the tables; put"
                            + " it back, or leave it out with --full.");
            assertThat(lake.ingest().rawFiles()).containsEntry("gone", 1L);
        }

        @Test
        void staysAsItWasJudgedWhenTheContractChanges() {
            IngestReport report = lake.withContract(withTeapots()).ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(4, 4, 0, 1, 3, 3));
            assertThat(report.rawFiles()).containsEntry("gone", 1L).containsEntry("judged", 1L);
        }

        @Test
        void isLeftOutWhenEverythingIsMadeAnewAndThatIsTold() {
            IngestReport report = lake.ingestAll();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
            assertThat(report.remarks())
                    .containsExactly(
                            "1 raw file is gone and left out of the tables now: raw/monday.json, with 2" + " records.");
        }

        @Test
        void isNotGoneWhenItHasOnlyAnotherName() {
            lake.raw("raw/archive/monday.json", MONDAY);

            IngestReport report = lake.ingest();

            assertThat(report.rawFiles()).containsEntry("gone", 0L).containsEntry("renamed", 1L);
            assertThat(judgedRecords(report)).isZero();
            assertThat(lake.column("bronze/tickets", "_source"))
                    .containsExactly(
                            "raw/archive/monday.json",
                            "raw/archive/monday.json",
                            "raw/tuesday.json",
                            "raw/tuesday.json");
        }
    }

    @Nested
    class AFileThatIsThereTwice {

        @Test
        void countsOnceAndThatIsTold() {
            lake.raw("raw/b.json", MONDAY).raw("raw/a.json", MONDAY);

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
            assertThat(report.rawFiles()).containsEntry("copies", 1L);
            assertThat(report.remarks())
                    .containsExactly("raw/b.json has the content of raw/a.json; its records count once.");
        }

        @Test
        void countsOnceWhenItComesLaterAndCarriesTheFirstName() {
            lake.raw("raw/b.json", MONDAY).ingest();
            lake.raw("raw/a.json", MONDAY);

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 0, 2, 2));
            assertThat(judgedRecords(report)).isZero();
            assertThat(lake.column("offline/tickets", "_source")).containsOnly("raw/a.json");
        }

        @Test
        void isNotGoneWhenOneOfTheTwoIs() {
            lake.raw("raw/a.json", MONDAY).raw("raw/b.json", MONDAY).ingest();
            lake.store().delete("raw/a.json");

            IngestReport report = lake.ingest();

            assertThat(report.rawFiles()).containsEntry("gone", 0L);
            assertThat(lake.column("offline/tickets", "_source")).containsOnly("raw/b.json");
        }

        @Test
        void keepsItsRecordsWhenOneIsReplacedAndTheOtherRemoved() {
            lake.raw("raw/a.json", MONDAY).raw("raw/b.json", MONDAY).ingest();
            lake.store().delete("raw/b.json");
            lake.raw("raw/a.json", array(aTicket().withId("N")));

            IngestReport report = lake.ingest();

            assertThat(report.rawFiles()).containsEntry("gone", 1L);
            assertThat(lake.column("offline/tickets", "ticket_id")).containsExactlyInAnyOrder("A", "B", "N");
        }
    }

    @Nested
    class APlan {

        @Test
        void tellsWhatThenHappens() {
            lake.withNumOnline(2)
                    .raw("raw/1.json", array(ticketOf("A", 1), ticketOf("B", 2)))
                    .ingest();
            lake.raw("raw/2.json", array("{}", ticketOf("C", 3), ticketOf("D", 4), ticketOf("A", 1)))
                    .withMaxQuarantined(0.5);

            IngestPlan plan = lake.plan(WhichFiles.UNKNOWN);
            Map<String, String> seen = lake.whatReadersSee();
            IngestReport report = lake.ingest();

            assertThat(plan.toJudge())
                    .extracting(RawFileToJudge::file, RawFileToJudge::why)
                    .containsExactly(tuple("raw/2.json", "new"));
            assertThat(plan.refusal()).isNull();
            assertThat(plan.counts()).isEqualTo(report.run().outcome().counts());
            assertThat(plan.counts()).isEqualTo(new RunCounts(6, 5, 1, 1, 4, 2));
            assertThat(plan.reasons()).isEqualTo(report.run().outcome().violations());
            assertThat(plan.rawFiles()).isEqualTo(report.rawFiles());
            assertThat(plan.judged()).isEqualTo(judgedRecords(report));
            assertThat(plan.evicted())
                    .isEqualTo(count(report, "online", "evicted"))
                    .isEqualTo(2);
            assertThat(plan.slices()).isEqualTo(count(report, "offline", "slices"));
            assertThat(plan.slicesToMake()).isEqualTo(count(report, "offline", "made"));
            assertThat(seen).isNotEqualTo(lake.whatReadersSee());
        }

        @Test
        void changesNothing() {
            lake.raw("raw/1.json", MONDAY).ingest();
            lake.raw("raw/2.json", TUESDAY);
            Map<String, String> before = lake.whatReadersSee();

            lake.plan(WhichFiles.UNKNOWN);
            lake.plan(WhichFiles.ALL);

            assertThat(lake.whatReadersSee()).isEqualTo(before);
        }

        private String ticketOf(String id, int day) {
            return aTicket()
                    .withId(id)
                    .with("created_at", "2024-03-0" + day + "T10:00:00Z")
                    .json();
        }
    }

    @Test
    void makesOnlySlicesAnewWhoseRecordsHaveChanged() {
        lake.raw("raw/1.json", array(RawText.tickets(10)))
                .raw("raw/2.json", array(aTicket().withId("X")))
                .ingest();
        lake.raw("raw/3.json", array(aTicket().withId("X").with("updated_at", "2024-05-01T00:00:00Z")));

        IngestReport report = lake.ingest();

        assertThat(count(report, "offline", "slices")).isEqualTo(3);
        assertThat(count(report, "offline", "made")).isEqualTo(2);
        assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(12, 12, 0, 1, 11, 11));
    }

    @Test
    void makesOnlyThatSliceOfALargeFileAnewInWhichARecordIsSuperseded() {
        lake.raw("raw/1.jsonl", lines(RawText.tickets(40_000))).ingest();
        lake.raw("raw/2.json", array(aTicket().withId("T-25000").with("updated_at", "2024-05-01T00:00:00Z")));

        IngestReport report = lake.ingest();
        List<String> offline = lake.column("offline/tickets", "ticket_id");

        assertThat(count(report, "offline", "slices")).isGreaterThan(3);
        assertThat(count(report, "offline", "made")).isEqualTo(2);
        assertThat(report.run().outcome().counts().superseded()).isEqualTo(1);
        assertThat(offline).hasSize(40_000).doesNotHaveDuplicates();
        lake.ingestAll();
        assertThat(lake.column("offline/tickets", "ticket_id")).isEqualTo(offline);
    }

    private static long judgedRecords(IngestReport report) {
        return count(report, "bronze", "read");
    }

    private static long count(IngestReport report, String step, String name) {
        return Objects.requireNonNull(report.run().steps().stream()
                .filter(one -> one.name().equals(step))
                .findFirst()
                .orElseThrow()
                .counts()
                .get(name));
    }

    private static Contract withTeapots() {
        Map<String, Object> settings = new TreeMap<>(DefaultContract.settings());
        List<Object> products = new ArrayList<>((List<?>) settings.get("product"));
        products.add("Teapot");
        settings.put("product", products);
        return Contract.of(SiteVocabulary.from(settings));
    }
}
