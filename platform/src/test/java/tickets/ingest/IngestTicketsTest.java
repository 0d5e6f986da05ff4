package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tickets.ingest.RawText.array;
import static tickets.ingest.RawText.lines;
import static tickets.ingest.RawText.tickets;
import static tickets.ticket.TicketFixture.aTicket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tickets.lake.RunFacts;
import tickets.lake.parquet.ParquetFooter;
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
                    .satisfies(row -> assertThat(row.get("_position").asLong()).isZero());
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
}
