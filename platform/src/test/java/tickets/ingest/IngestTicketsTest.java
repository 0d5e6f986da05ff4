package tickets.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.lines;
import static tickets.ingest.RawText.tickets;
import static tickets.ticket.TicketFixture.aTicket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.lake.RunFacts;
import tickets.lake.parquet.ParquetFooter;
import tickets.problem.GateRefused;
import tickets.problem.NotFound;
import tickets.runs.RunCounts;
import tickets.runs.RunStatus;
import tickets.runs.StepRecord;

@Timeout(120)
class IngestTicketsTest {

    @TempDir
    private Path folder;

    private IngestFixture lake;

    @BeforeEach
    void openLake() {
        lake = IngestFixture.in(folder);
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Nested
    class GoodInput {

        @Test
        void makesAllTablesOutOfRawTickets() throws IOException {
            lake.raw("raw/tickets.json", array(tickets(30))).withNumOnline(10);

            IngestReport report = lake.ingest();

            assertThat(report.failure()).isNull();
            assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(30, 30, 0, 0, 30, 10));
            assertThat(report.run().steps())
                    .extracting(StepRecord::name)
                    .containsExactly(
                            "prepare",
                            "find",
                            "bronze",
                            "quarantine",
                            "join",
                            "offline",
                            "online",
                            "ledger",
                            "publish");
            assertThat(lake.inForce().rows())
                    .containsAllEntriesOf(Map.of("bronze/tickets", 30L, "offline/tickets", 30L, "online/tickets", 10L));
            assertThat(lake.verification().matches()).isTrue();
            assertThat(lake.keys())
                    .containsExactlyInAnyOrderElementsOf(
                            IngestFixture.keysOf(report.run().id().value()));
            assertThat(lake.workFolder()).isEmptyDirectory();
        }

        @Test
        void tellsWhereEverythingIs() {
            IngestReport report =
                    lake.raw("raw/tickets.json", array(tickets(2))).ingest();

            assertThat(report.files())
                    .containsOnlyKeys("bronze", "quarantine", "offline", "online", "online_store")
                    .containsEntry("bronze", lake.store().address("bronze/tickets.parquet"))
                    .containsEntry("online_store", lake.online().address());
        }

        @Test
        void writesTheRunIntoEveryParquetFile() throws IOException {
            IngestReport report =
                    lake.raw("raw/tickets.json", array(tickets(5))).ingest();

            String runId = report.run().id().value();
            List<String> files =
                    lake.keys().stream().filter(key -> key.endsWith(".parquet")).toList();
            assertThat(files).hasSize(9);
            for (String key : files) {
                assertThat(ParquetFooter.read(lake.store().localFile(key, folder))
                                .value(RunFacts.FOOTER_KEY))
                        .as(key)
                        .contains(runId);
            }
        }

        @Test
        void keepsTheNewestVersionOfATicket() {
            lake.raw(
                    "raw/tickets.json",
                    array(
                            aTicket()
                                    .withId("A")
                                    .with("updated_at", "2024-03-09T00:00:00Z")
                                    .with("subject", "newest"),
                            aTicket().withId(" A ").with("subject", "older, but later in the file"),
                            aTicket().withId("B").with("subject", "first of two equals"),
                            aTicket().withId("B").with("subject", "last of two equals")));

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(4, 4, 0, 2, 2, 2));
            assertThat(lake.column("offline/tickets", "subject"))
                    .containsExactlyInAnyOrder("newest", "last of two equals");
        }

        @Test
        void readsManyFilesInTheOrderOfTheirNames() {
            lake.raw("raw/b.json", array(aTicket().withId("T").with("subject", "from b")))
                    .raw(
                            "raw/a.jsonl",
                            lines(aTicket()
                                    .withId("T")
                                    .with("subject", "from a")
                                    .json()))
                    .raw("raw/c/empty.json", "[]")
                    .reading("raw/");

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 2, 0, 1, 1, 1));
            assertThat(lake.rows("offline/tickets"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("subject").asText()).isEqualTo("from b"))
                    .satisfies(row -> assertThat(row.get("_source").asText()).isEqualTo("raw/b.json"))
                    .satisfies(row -> assertThat(row.get("_position").asLong()).isEqualTo(1));
        }

        @Test
        void givesTheSameTablesForTheSameBytes() {
            List<String> records = new ArrayList<>(tickets(50));
            records.add(2, "{\"ticket_id\": \"bad\"}");
            records.add(aTicket().withId("T-7").with("subject", "again").json());
            lake.raw("raw/tickets.json", array(records));

            lake.ingest();
            Map<String, List<JsonNode>> first = tables();
            lake.ingest();

            assertThat(tables()).isEqualTo(first);
        }

        private Map<String, List<JsonNode>> tables() {
            Map<String, List<JsonNode>> tables = new TreeMap<>();
            for (String table : lake.inForce().tables().keySet()) {
                List<JsonNode> rows = lake.rows(table);
                rows.forEach(row -> ((ObjectNode) row).remove(List.of("_run_id", "_ingested_at")));
                tables.put(table, rows);
            }
            return tables;
        }

        @Test
        void keepsThePreviousSetForReadersThatAreStillInIt() {
            lake.raw("raw/tickets.json", array(tickets(2)));

            lake.ingest();
            String second = lake.ingest().run().id().value();
            String third = lake.ingest().run().id().value();

            assertThat(lake.inForce().previousRunId()).isEqualTo(second);
            assertThat(lake.keys()).containsExactlyInAnyOrderElementsOf(IngestFixture.keysOf(third, second));
        }

        @Test
        void bearsEveryTextThatJsonCanHold() {
            String strange =
                    "\\u0000 \\u001f \\\" \\\\ \\/ 😀 \\ud83d\\ude00 \\u2028 \u2028 \u202e é e\\u0301 '); drop table x; --";
            String raw = aTicket()
                    .withId("it's \"T\" 漢字")
                    .withRaw("description", "\"" + strange + "\"")
                    .withRaw("tags", "[\"a\\tb\", \"\\u0000\", \"Ünï\"]")
                    .json();
            lake.raw("raw/it's [a] \"file\" ü.json", "[" + raw + "]").reading("raw/it's [a] \"file\" ü.json");

            IngestReport report = lake.ingest();

            assertThat(report.failure()).isNull();
            assertThat(lake.rows("bronze/tickets"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("description").asText())
                            .isEqualTo("\0 \u001f \" \\ / 😀 😀 \u2028 \u2028 \u202e é e\u0301 '); drop table x; --"))
                    .satisfies(
                            row -> assertThat(row.get("_source").asText()).isEqualTo("raw/it's [a] \"file\" ü.json"));
            assertThat(lake.verification().matches()).isTrue();
            assertThat(lake.online().find("it's \"T\" 漢字")).isPresent();
        }

        @Test
        void worksInAFolderWithAStrangeName() {
            try (IngestFixture strange = IngestFixture.in(folder.resolve("it's a [new]* {lake}? ü"))) {
                strange.raw("raw/tickets.json", array(tickets(3)));

                strange.ingest();
                IngestReport report = strange.replay();

                assertThat(report.failure()).isNull();
                assertThat(strange.verification().matches()).isTrue();
            }
        }

        @Test
        void countsAndListsWarningsOfRecordsItKeeps() {
            lake.raw(
                    "raw/tickets.json",
                    array(
                            aTicket().withId("A").with("weekend_ticket", true),
                            aTicket().withId("B")));

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().warnings()).isEqualTo(Map.of("weekend_differs", 1L));
            assertThat(lake.rows("warnings/tickets"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("ticket_id").asText()).isEqualTo("A"))
                    .satisfies(row -> assertThat(row.get("code").asText()).isEqualTo("weekend_differs"));
        }
    }

    @Nested
    class NoInput {

        @Test
        void saysWhereItFoundNothing() {
            publishSomething();
            Map<String, String> before = lake.whatReadersSee();

            IngestReport report = lake.reading("raw/none.json").ingest();

            assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
            assertThat(report.failure())
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(lake.store().address("raw/none.json"));
            assertThat(lake.whatReadersSee()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", " \n\t\r\n", "\ufeff", "[\n]\n"})
        void keepsTheTablesWhenTheInputIsEmpty(String empty) {
            publishSomething();
            Map<String, String> before = lake.whatReadersSee();

            IngestReport report = lake.raw("raw/tickets.json", empty).ingest();

            assertThat(report.run().status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(report.remarks()).singleElement().asString().contains("no record", "--allow-empty");
            assertThat(report.run().outcome().counts()).isEqualTo(RunCounts.NONE);
            assertThat(lake.whatReadersSee()).isEqualTo(before);
        }

        @Test
        void emptiesTheTablesWhenThatIsAllowed() {
            publishSomething();

            IngestReport report = lake.raw("raw/tickets.json", "[]").ingestAllowingEmpty();

            assertThat(report.failure()).isNull();
            for (String table : List.of("bronze/tickets", "quarantine/tickets", "offline/tickets", "online/tickets")) {
                assertThat(lake.rows(table)).as(table).isEmpty();
            }
            assertThat(lake.online().recent(9)).isEmpty();
            assertThat(lake.verification().matches()).isTrue();
        }

        @Test
        void makesEmptyTablesInAnEmptyLakeWhenThatIsAllowed() {
            IngestReport report = lake.raw("raw/tickets.json", "").ingestAllowingEmpty();

            assertThat(report.failure()).isNull();
            assertThat(lake.rows("bronze/tickets")).isEmpty();
            assertThat(lake.verification().matches()).isTrue();
        }
    }

    @Nested
    class BadRecords {

        @Test
        void keepsRawTextAndEveryViolationAndThePlace() {
            String bad = aTicket()
                    .withId("bad")
                    .with("priority", "urgent")
                    .with("affected_users", "12")
                    .without("region")
                    .prettyJson();
            lake.raw("raw/tickets.json", "[" + aTicket().json() + ",\n\n" + bad + "]")
                    .withMaxQuarantined(0.5);

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(2, 1, 1, 0, 1, 1));
            assertThat(report.run().outcome().violations())
                    .isEqualTo(Map.of("not_in_vocabulary", 1L, "wrong_type", 1L, "missing_field", 1L));
            JsonNode entry = lake.rows("quarantine/tickets").get(0);
            int offset = aTicket().bytes().length + 4;
            assertThat(entry.get("raw_text").asText()).isEqualTo(bad);
            assertThat(entry.get("raw_base64").isNull()).isTrue();
            assertThat(entry.get("is_truncated").asBoolean()).isFalse();
            assertThat(entry.get("ticket_id").asText()).isEqualTo("bad");
            assertThat(entry.get("source").asText()).isEqualTo("raw/tickets.json");
            assertThat(entry.get("source_index").asLong()).isEqualTo(1);
            assertThat(entry.get("line").asLong()).isEqualTo(3);
            assertThat(entry.get("byte_offset").asLong()).isEqualTo(offset);
            assertThat(entry.get("byte_length").asLong()).isEqualTo(bad.getBytes(UTF_8).length);
            assertThat(entry.get("_position").asLong()).isEqualTo(1);
            assertThat(entry.get("violations").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("priority", "affected_users", "region");
            assertThat(entry.get("violations").findValuesAsText("seen")).contains("\"urgent\"", "\"12\"");
        }

        @Test
        void quarantinesABadLineAlone() throws IOException {
            byte[] latin1 = aTicket()
                    .withId("latin")
                    .with("subject", "d\u00e9j\u00e0 vu")
                    .json()
                    .getBytes(ISO_8859_1);
            List<byte[]> bad = List.of(
                    "{\"ticket_id\": \"cut".getBytes(UTF_8),
                    "oops ] , }".getBytes(UTF_8),
                    latin1,
                    aTicket().withRaw("subject", "\"half \\ud83d pair\"").bytes(),
                    "42".getBytes(UTF_8),
                    "[[".getBytes(UTF_8));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            List<Integer> offsets = new ArrayList<>();
            for (int i = 0; i < bad.size(); i++) {
                file.write((tickets(10).get(i) + "\r\n").getBytes(UTF_8));
                offsets.add(file.size());
                file.write(bad.get(i));
                file.write("  \r\n\r\n".getBytes(UTF_8));
            }
            lake.raw("raw/tickets.jsonl", file.toByteArray())
                    .reading("raw/tickets.jsonl")
                    .withMaxQuarantined(0.5);

            IngestReport report = lake.ingest();

            assertThat(report.failure()).isNull();
            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(12, 6, 6, 0, 6, 6));
            assertThat(report.run().outcome().violations()).isEqualTo(Map.of("malformed", 5L, "not_an_object", 1L));
            List<JsonNode> entries = lake.rows("quarantine/tickets");
            for (int i = 0; i < bad.size(); i++) {
                JsonNode entry = entries.get(i);
                assertThat(rawOf(entry)).isEqualTo(bad.get(i));
                assertThat(entry.get("byte_offset").asInt()).isEqualTo(offsets.get(i));
                assertThat(entry.get("line").asInt()).isEqualTo(3 * i + 2);
                assertThat(entry.get("source_index").asInt()).isEqualTo(2 * i + 1);
            }
            assertThat(entries.get(2).get("raw_text").asText()).contains("d\ufffdj\ufffd vu");
        }

        @Test
        void refusesWhatIsMeantToBreakAParser() {
            lake.withMaxQuarantined(0.9)
                    .raw(
                            "raw/tickets.json",
                            array(
                                    aTicket()
                                            .withId("deep")
                                            .withRaw("tags", "[".repeat(100_000) + "]".repeat(100_000))
                                            .json(),
                                    aTicket()
                                            .withId("inf")
                                            .withRaw("resolution_time_hours", "1e999")
                                            .json(),
                                    aTicket()
                                            .withId("digits")
                                            .withRaw("affected_users", "1".repeat(2_000_000))
                                            .json(),
                                    "{\"k\":1" + ",\"k\":1".repeat(300_000) + "}",
                                    aTicket()
                                            .withId("long")
                                            .with("subject", 12)
                                            .with("description", "x".repeat(5_000_000))
                                            .json(),
                                    aTicket()
                                            .withId("longer")
                                            .with("description", "y".repeat(6_000_000))
                                            .json(),
                                    aTicket().withId("good").json()));

            IngestReport report = lake.ingest();

            assertThat(report.failure()).isNull();
            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(7, 2, 5, 0, 2, 2));
            assertThat(report.run().outcome().violations())
                    .containsOnlyKeys("too_deep", "out_of_range", "too_large", "wrong_type");
            assertThat(lake.rows("quarantine/tickets").get(4).get("raw_text").asText())
                    .hasSizeGreaterThan(5_000_000);
        }

        @Test
        void keepsTheHeadOfARecordThatIsTooLong() {
            String giant = aTicket()
                    .withId("giant")
                    .with("description", "é".repeat(200_000))
                    .json();
            lake.withMaxRecordBytes(100_000)
                    .withMaxQuarantined(0.5)
                    .raw(
                            "raw/tickets.json",
                            array(tickets(1).get(0), giant, tickets(2).get(1)));

            IngestReport report = lake.ingest();

            assertThat(report.run().outcome().counts()).isEqualTo(new RunCounts(3, 2, 1, 0, 2, 2));
            assertThat(lake.rows("quarantine/tickets"))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.get("is_truncated").asBoolean()).isTrue())
                    .satisfies(entry ->
                            assertThat(entry.get("byte_length").asLong()).isEqualTo(giant.getBytes(UTF_8).length))
                    .satisfies(
                            entry -> assertThat(rawOf(entry)).isEqualTo(Arrays.copyOf(giant.getBytes(UTF_8), 65_536)))
                    .satisfies(entry ->
                            assertThat(entry.get("codes").get(0).asText()).isEqualTo("record_too_large"));
        }

        @Test
        void refusesTheRunWhenTooManyAreBad() {
            publishSomething();
            Map<String, String> before = lake.whatReadersSee();
            List<String> records = new ArrayList<>(tickets(8));
            records.add("{}");
            lake.raw("raw/tickets.json", array(records));

            IngestReport report = lake.ingest();

            assertThat(report.run().status()).isEqualTo(RunStatus.REFUSED);
            assertThat(report.failure())
                    .isInstanceOf(GateRefused.class)
                    .hasMessageContaining("1 of 9 records (11.1 %)")
                    .hasMessageContaining("data.max_quarantined");
            assertThat(report.run().outcome().violations()).containsKey("missing_field");
            assertThat(lake.whatReadersSee()).isEqualTo(before);
            QuarantineSummary kept = lake.quarantineOf(report.run().id().value());
            assertThat(kept.isRefused()).isTrue();
            assertThat(kept.entries()).isEqualTo(1);
            assertThat(report.files()).containsOnly(Map.entry("quarantine", kept.address()));
        }

        @Test
        void publishesWhenJustSoManyAreBadAsAreAllowed() {
            List<String> records = new ArrayList<>(tickets(9));
            records.add("{}");

            IngestReport report = lake.raw("raw/tickets.json", array(records)).ingest();

            assertThat(report.failure()).isNull();
            assertThat(report.run().outcome().counts().quarantined()).isEqualTo(1);
        }

        @Test
        void keepsOnlyTheLastRefusedQuarantineUntilTheNextSuccess() {
            lake.raw("raw/tickets.json", "[{}]");
            String first = lake.ingest().run().id().value();
            String second = lake.ingest().run().id().value();

            assertThat(lake.keys()).containsExactly("_platform/refused/" + second + "/quarantine/tickets.parquet");
            assertThat(first).isNotEqualTo(second);

            lake.raw("raw/tickets.json", array(tickets(1))).ingest();
            assertThat(lake.keys()).noneMatch(key -> key.contains("refused"));
        }

        @Test
        void doesNotReplaceGoodTablesByNothingEvenWhenAllMayBeBad() {
            publishSomething();
            Map<String, String> before = lake.whatReadersSee();

            IngestReport report =
                    lake.withMaxQuarantined(1).raw("raw/tickets.json", "[{}]").ingest();

            assertThat(report.run().status()).isEqualTo(RunStatus.REFUSED);
            assertThat(report.failure())
                    .hasMessageContaining("not one of 1 records")
                    .hasMessageNotContaining("data.max_quarantined");
            assertThat(lake.whatReadersSee()).isEqualTo(before);
        }
    }

    private void publishSomething() {
        assertThat(lake.raw("raw/tickets.json", array(tickets(3))).ingest().failure())
                .isNull();
    }

    private static byte[] rawOf(JsonNode entry) {
        JsonNode base64 = entry.get("raw_base64");
        return base64.isNull()
                ? entry.get("raw_text").asText().getBytes(UTF_8)
                : Base64.getDecoder().decode(base64.asText());
    }
}
