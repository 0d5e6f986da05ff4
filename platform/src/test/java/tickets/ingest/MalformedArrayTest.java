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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tickets.problem.InvalidInput;
import tickets.runs.RunCounts;
import tickets.runs.RunStatus;

/** An array that cannot be read to its end, by default and with data.on_malformed=quarantine. */
@Timeout(120)
class MalformedArrayTest {

    private static final String GOOD = aTicket().withId("A").json();
    private static final String MORE = aTicket().withId("B").json();

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

    /**
     * A broken file.
     *
     * @param good how many of its tickets can be kept
     * @param fault what stands at the fault, up to the end of the file or a part of that
     * @param line the line of the fault
     * @param rest what the entry for the rest begins with
     */
    @SuppressWarnings("ArrayRecordComponent") // only read
    record Broken(String name, byte[] file, int good, String fault, long line, String rest, String reason) {

        long byteOffset() {
            return new String(file, ISO_8859_1).indexOf(fault);
        }

        long restOffset() {
            return new String(file, ISO_8859_1).indexOf(rest);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Broken broken(String name, String file, int good, String fault, long line, String rest, String why) {
        return new Broken(name, file.getBytes(UTF_8), good, fault, line, rest, why);
    }

    static Stream<Broken> brokenFiles() {
        String syntax = aTicket().withId("B").withRaw("subject", "oops").prettyJson();
        String pair =
                aTicket().withId("B").withRaw("subject", "\"half \\ud83d\"").json();
        byte[] latin1 = ("[" + GOOD + ",\n"
                        + aTicket()
                                .withId("B")
                                .with("subject", "vu d\u00e9j\u00e0")
                                .json() + "]")
                .getBytes(ISO_8859_1);
        String unquoted = "{\"ticket_id\": \"B, \"subject\": \"s\"}";
        return Stream.of(
                broken("second array", "[" + GOOD + "]\n[" + MORE + "]", 1, "[" + MORE, 2, "[" + MORE, "second array"),
                broken("trailing comma", "[" + GOOD + ",\n]", 1, "\n]", 1, "]", "a comma stands before"),
                broken(
                        "truncated",
                        "[" + GOOD + ",\n" + MORE.substring(0, 900),
                        1,
                        "{\"ticket_id\": \"B\"",
                        2,
                        "{\"ticket_id\": \"B\"",
                        "truncated"),
                broken("closing bracket missing", "[" + GOOD + ",\n" + MORE, 2, "", 2, "", "truncated"),
                broken(
                        "syntax error",
                        "[" + GOOD + ",\n" + syntax + "," + MORE + "]",
                        1,
                        "oops",
                        32,
                        syntax.substring(0, 30),
                        "a word that JSON does not know"),
                broken(
                        "quote missing",
                        "[" + GOOD + ",\n" + unquoted + ",\n" + MORE + "]",
                        1,
                        "subject\": \"s\"",
                        2,
                        unquoted,
                        "was expecting comma"),
                broken("half a pair", "[" + GOOD + ",\n" + pair + "]", 1, "\\ud83d", 2, pair.substring(0, 30), "UTF-8"),
                new Broken("invalid UTF-8", latin1, 1, "\u00e9j", 2, "{\"ticket_id\": \"B\"", "UTF-8"),
                broken("text behind the array", "[" + GOOD + "]\n;", 1, ";", 2, ";", "follows the end"),
                broken("object over lines", "{\n\"tickets\": [" + GOOD + "]\n}", 0, "{", 1, "{", "one object"));
    }

    private static long at(Broken broken) {
        return switch (broken.name()) {
            case "closing bracket missing" -> broken.file().length;
            case "trailing comma" -> broken.byteOffset() + 1;
            // The parser tells the place behind the word that it does not know.
            case "syntax error" -> broken.byteOffset() + 5;
            default -> broken.byteOffset();
        };
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void failsAndSaysWhereAndWhy(Broken broken) {
        lake.raw("raw/tickets.json", array(tickets(3))).ingest();
        Map<String, String> before = lake.whatReadersSee();
        long line = broken.name().equals("trailing comma") ? 2 : broken.line();

        IngestReport report = lake.raw("raw/tickets.json", broken.file()).ingest();

        assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.failure())
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(
                        "Cannot read 'raw/tickets.json' to its end: at byte " + at(broken) + " (line " + line + ") ")
                .hasMessageContaining(broken.reason())
                .hasMessageEndingWith(
                        broken.good() == 0
                                ? "No good ticket stands before it."
                                : "The last good ticket before it is " + (broken.good() == 1 ? "'A'." : "'B'."));
        assertThat(report.failure())
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .extracting(InvalidInput::remedy)
                .asString()
                .contains("data.on_malformed=quarantine", "Nothing was published");
        assertThat(lake.whatReadersSee()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void keepsWhatCameBeforeAndTheRestAsOneEntry(Broken broken) {
        lake.raw("raw/a.json", array(tickets(20)))
                .raw("raw/b.json", broken.file())
                .raw("raw/c.json", array(aTicket().withId("C")))
                .reading("raw/*.json")
                .keepingWhatCameBefore();

        IngestReport report = lake.ingest();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts())
                .isEqualTo(new RunCounts(
                        22 + broken.good(), 21 + broken.good(), 1, 0, 21 + broken.good(), 21 + broken.good()));
        assertThat(report.run().outcome().violations()).isEqualTo(Map.of("unreadable_rest", 1L));
        long restOffset = broken.rest().isEmpty() ? broken.file().length : broken.restOffset();
        if (broken.name().equals("trailing comma")) {
            restOffset = at(broken);
        }
        JsonNode entry = lake.rows("quarantine/tickets").get(0);
        assertThat(entry.get("source").asText()).isEqualTo("raw/b.json");
        assertThat(entry.get("byte_offset").asLong()).isEqualTo(restOffset);
        assertThat(entry.get("byte_length").asLong()).isEqualTo(broken.file().length - restOffset);
        assertThat(entry.get("source_index").asLong()).isEqualTo(broken.good());
        assertThat(entry.get("_position").asLong()).isEqualTo(broken.good());
        assertThat(entry.get("violations").get(0).get("seen").asText())
                .startsWith("byte " + at(broken) + ": ")
                .contains(broken.reason());
        assertThat(lake.column("offline/tickets", "ticket_id")).contains("C");
    }

    @Nested
    class SeveralFiles {

        @Test
        void givesEveryRecordAndEveryRestAPlaceOfItsOwn() {
            lake.raw("raw/1.json", "[" + GOOD + ",\n}")
                    .raw("raw/2.json", "{\n\"a\": 1\n}")
                    .raw("raw/3.json", "[{}]")
                    .raw("raw/4.json", "[" + MORE)
                    .raw("raw/5.json", "]")
                    .reading("raw/")
                    .keepingWhatCameBefore()
                    .withMaxQuarantined(0.9);

            IngestReport report = lake.ingest();

            assertThat(report.failure()).isNull();
            List<String> places = new ArrayList<>();
            lake.rows("quarantine/tickets").forEach(row -> places.add(row.get("source") + " " + row.get("_position")));
            lake.rows("bronze/tickets").forEach(row -> places.add(row.get("_source") + " " + row.get("_position")));
            assertThat(places).doesNotHaveDuplicates().hasSize(7);
            assertThat(lake.quarantine().reasons())
                    .filteredOn(reason -> reason.code().equals("unreadable_rest"))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.records()).isEqualTo(3));
        }

        @Test
        void takesABrokenFileForTheReasonThatComesFirst() {
            lake.raw("raw/1.json", array(tickets(2)))
                    .raw("raw/2.json", "[" + GOOD + ",]")
                    .raw("raw/3.json", "[")
                    .reading("raw/*");

            assertThat(lake.ingest().failure())
                    .hasMessageContaining("'raw/2.json'")
                    .hasMessageContaining("'A'");
        }
    }

    @Test
    void keepsWhatCouldBeUnpackedOfAFileCutShort() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(array(tickets(2_000)).getBytes(UTF_8));
        }
        lake.raw("raw/tickets.json.gz", Arrays.copyOf(packed.toByteArray(), packed.size() - 200))
                .reading("raw/tickets.json.gz");

        assertThat(lake.ingest().failure())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'raw/tickets.json.gz'")
                .hasMessageContaining("the compressed file is damaged or cut short");

        IngestReport kept = lake.keepingWhatCameBefore().ingest();

        assertThat(kept.failure()).isNull();
        assertThat(kept.run().outcome().counts().quarantined()).isEqualTo(1);
        assertThat(kept.run().outcome().counts().accepted()).isBetween(1_500L, 1_999L);
        assertThat(lake.column("bronze/tickets", "ticket_id"))
                .hasSize((int) kept.run().outcome().counts().accepted())
                .startsWith("T-0", "T-1");
    }

    @Nested
    class QuotesThatAreMissing {

        private final List<String> swallowed = tickets(100);
        private final String unquoted = "{\"ticket_id\": \"B, \"subject\": \"s\"}";
        private final String file =
                "[" + GOOD + ",\n" + unquoted + ",\n" + String.join(",\n", swallowed) + ",\n" + unquoted + "]";

        @BeforeEach
        void allowLittle() {
            assertThat(String.join("", swallowed)).hasSizeGreaterThan(100_000);
            lake.withMaxRecordBytes(10_000).raw("raw/tickets.json", file);
        }

        @Test
        void doNotMakeGoodTicketsOneRecordThatIsTooLong() {
            assertThat(lake.ingest().failure())
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("at byte " + file.indexOf(unquoted) + " (line 2) the record")
                    .hasMessageContaining("may have swallowed others")
                    .hasMessageContaining("The last good ticket before it is 'A'.");
        }

        @Test
        void putTheRestInQuarantineWithItsRange() {
            IngestReport report =
                    lake.keepingWhatCameBefore().withMaxQuarantined(0.9).ingest();

            assertThat(report.failure()).isNull();
            assertThat(report.run().outcome().violations()).isEqualTo(Map.of("unreadable_rest", 1L));
            JsonNode entry = lake.rows("quarantine/tickets").get(0);
            assertThat(entry.get("byte_offset").asLong()).isEqualTo(file.indexOf(unquoted));
            assertThat(entry.get("byte_length").asLong()).isEqualTo(file.length() - file.indexOf(unquoted));
        }
    }

    @Test
    void keepsAFileWhoseLastLineIsCutButItself() {
        String file = String.join("\n", tickets(20)) + "\n" + GOOD.substring(0, 500);
        lake.raw("raw/tickets.jsonl", file).reading("raw/tickets.jsonl");

        IngestReport report = lake.ingest();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().violations()).isEqualTo(Map.of("malformed", 1L));
    }

    @Test
    void leavesNothingOfARefusedFileInTheWorkFolder() {
        lake.raw("raw/tickets.json", "[" + GOOD + ",]");

        lake.ingest();

        assertThat(lake.workFolder()).isEmptyDirectory();
        assertThat(lake.keys()).isEqualTo(List.of());
    }
}
