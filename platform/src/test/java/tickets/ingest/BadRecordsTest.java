package tickets.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.tickets;
import static tickets.ticket.TicketFixture.aTicket;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tickets.problem.GateRefused;
import tickets.runs.RunCounts;
import tickets.runs.RunStatus;

/** Records that break the contract, a few or too many. */
@Timeout(120)
class BadRecordsTest {

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
                .satisfies(
                        entry -> assertThat(entry.get("byte_length").asLong()).isEqualTo(giant.getBytes(UTF_8).length))
                .satisfies(entry -> assertThat(rawOf(entry)).isEqualTo(Arrays.copyOf(giant.getBytes(UTF_8), 65_536)))
                .satisfies(
                        entry -> assertThat(entry.get("codes").get(0).asText()).isEqualTo("record_too_large"));
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
