package tickets.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.ticket.TicketFixture.aTicket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.ingest.IngestFixture;
import tickets.lake.FileForm;
import tickets.lake.FileForm.Kind;
import tickets.lake.FileForm.Packing;
import tickets.lake.ReadableSet;
import tickets.lake.ReadableTable;
import tickets.lake.RunFacts;
import tickets.lake.StoredSets;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.DuckDbTableExport;
import tickets.lake.duckdb.EngineSettings;
import tickets.lake.parquet.ParquetFooter;
import tickets.problem.NotFound;
import tickets.problem.Unavailable;
import tickets.ticket.TicketFixture;

/** Tables of a whole lake as files; the folder has what must not disturb a path in it. */
class ExportTableTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temporary;

    private Path folder;
    private IngestFixture lake;

    @BeforeEach
    void openLake() throws IOException {
        folder = Files.createDirectory(temporary.resolve("it's a \"lake\" [1]"));
        lake = IngestFixture.in(folder);
    }

    @AfterEach
    void closeLake() {
        lake.close();
    }

    @Test
    void writesJsonLinesWithTimesInUtcAndListsAsLists() throws IOException {
        lake.raw(
                        "raw/tickets.json",
                        array(aTicket()
                                .withId("A")
                                .with("created_at", "2024-03-01T10:00:00.5+02:00")
                                .with("subject", "zwölf \"Boxer\"\nkämpfen")
                                .with("tags", List.of("b", "a"))))
                .ingest();

        Path file = export("offline/tickets", Kind.JSON_LINES, null);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1);
        JsonNode row = JSON.readTree(lines.get(0));
        assertThat(row.get("ticket_id").asText()).isEqualTo("A");
        assertThat(row.get("created_at").asText()).isEqualTo("2024-03-01T08:00:00.500000Z");
        assertThat(row.get("subject").asText()).isEqualTo("zwölf \"Boxer\"\nkämpfen");
        assertThat(row.get("tags")).isEqualTo(JSON.valueToTree(List.of("a", "b")));
        assertThat(row.get("_run_id").asText()).isEqualTo(lake.inForce().runId());
    }

    @Test
    void writesViolationsNestedInJsonAndAsTextInCsv() throws IOException {
        lake.raw("raw/tickets.json", "[" + aTicket().json() + ", {}]")
                .withMaxQuarantined(0.5)
                .ingest();

        JsonNode nested = JSON.readTree(Files.readString(export("quarantine/tickets", Kind.JSON_LINES, null)));
        String csv = Files.readString(export("quarantine/tickets", Kind.CSV, null));

        assertThat(nested.get("violations").get(0).get("code").asText()).isEqualTo("missing_field");
        assertThat(csv).startsWith("source,source_index,").contains("[{\"\"code\"\":\"\"missing_field\"\"");
    }

    @Test
    void keepsEmptyTextApartFromNoValueInCsv() throws IOException {
        lake.raw(
                        "raw/tickets.json",
                        array(aTicket()
                                .with("error_logs", "")
                                .with("escalated", false)
                                .withNull("escalation_reason")))
                .ingest();
        Path file = export("offline/tickets", Kind.CSV, null);

        List<String> cells = cells(file, "error_logs", "escalation_reason");

        assertThat(cells).containsExactly("''", "none");
    }

    @Test
    void writesFormulasAsTheyAreUnlessTheFileIsForSpreadsheets() throws IOException {
        lake.raw(
                        "raw/tickets.json",
                        array(aTicket()
                                .with("subject", "=HYPERLINK(\"http://x\")")
                                .with("description", "-2+3")
                                .with("customer_sentiment", "neutral")))
                .ingest();

        assertThat(cells(export("bronze/tickets", Kind.CSV, null), "subject", "description", "customer_sentiment"))
                .containsExactly("'=HYPERLINK(\"http://x\")'", "'-2+3'", "'neutral'");
        assertThat(cells(
                        export("bronze/tickets", Kind.CSV_FOR_SPREADSHEETS, null),
                        "subject",
                        "description",
                        "customer_sentiment"))
                .containsExactly("''=HYPERLINK(\"http://x\")'", "''-2+3'", "'neutral'");
    }

    @Test
    void writesParquetWithTheRunInItsFooter() throws IOException {
        lake.raw("raw/tickets.json", array(aTicket().withId("A"), aTicket().withId("B")))
                .ingest();

        ParquetFooter footer = ParquetFooter.read(export("offline/tickets", Kind.PARQUET, null));

        assertThat(footer.rows()).isEqualTo(2);
        assertThat(footer.value(RunFacts.FOOTER_KEY)).contains(lake.inForce().runId());
    }

    @Test
    void compressesWholeFiles() throws IOException {
        lake.raw("raw/tickets.json", array(aTicket())).ingest();

        Path plain = export("offline/tickets", Kind.CSV, null);
        Path gzip = folder.resolve("t.csv.gz");
        Path zstd = folder.resolve("t.csv.zst");
        export("offline/tickets", new FileForm(Kind.CSV, Packing.GZIP), null, gzip);
        export("offline/tickets", new FileForm(Kind.CSV, Packing.ZSTD), null, zstd);

        try (InputStream unzipped = new GZIPInputStream(Files.newInputStream(gzip));
                InputStream unpacked = new ZstdInputStream(Files.newInputStream(zstd))) {
            assertThat(plain).hasBinaryContent(unzipped.readAllBytes());
            assertThat(plain).hasBinaryContent(unpacked.readAllBytes());
        }
    }

    @Test
    void writesTheTableAsItWasBefore() throws IOException {
        lake.raw("raw/tickets.json", array(aTicket().withId("OLD"))).ingest();
        String before = lake.inForce().runId();
        lake.raw("raw/tickets.json", array(aTicket().withId("NEW"), aTicket().withId("NEWER")))
                .ingest();

        assertThat(ids(null)).containsExactly("NEW", "NEWER");
        assertThat(ids(AsOf.parse(before))).containsExactly("OLD");
        assertThat(new StoredSets(lake.store()).newestFirst())
                .extracting(ReadableSet::runId)
                .containsExactly(lake.inForce().runId(), before);
    }

    @Test
    void listsTheTablesOfTheSetInForce() {
        lake.raw("raw/tickets.json", array(aTicket().withId("A"), aTicket().withId("B")))
                .ingest();

        List<ReadableSet> sets = new StoredSets(lake.store()).newestFirst();

        assertThat(sets).singleElement().satisfies(set -> {
            assertThat(set.runId()).isEqualTo(lake.inForce().runId());
            assertThat(set.publishedAt()).isAfter(Instant.EPOCH);
            assertThat(set.tables())
                    .extracting(ReadableTable::name)
                    .containsExactly(
                            "bronze/tickets",
                            "offline/tickets",
                            "online/tickets",
                            "quarantine/tickets",
                            "warnings/tickets");
            assertThat(set.find("offline/tickets")).get().satisfies(table -> {
                assertThat(table.rows()).isEqualTo(2);
                assertThat(table.bytes()).isPositive();
                assertThat(Path.of(table.address())).isRegularFile();
            });
        });
    }

    @Test
    void suggestsTheTableThatWasMeant() {
        lake.raw("raw/tickets.json", array(aTicket())).ingest();

        assertThatThrownBy(() -> export("offline/ticket", Kind.CSV, null))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("Cannot export the table 'offline/ticket'")
                .hasMessageEndingWith("Did you mean 'offline/tickets'?");
    }

    @Test
    void saysThatNothingWasPublishedYet() {
        assertThatThrownBy(() -> export("offline/tickets", Kind.CSV, null))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("nothing has been published");
    }

    @Test
    void saysWhereThereWasNoRoom() {
        lake.raw("raw/tickets.json", array(aTicket())).ingest();

        for (Kind kind : List.of(Kind.CSV, Kind.PARQUET)) {
            assertThatThrownBy(() ->
                            export("offline/tickets", new FileForm(kind, Packing.PLAIN), null, Path.of("/dev/full")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("/dev/full");
        }
    }

    private List<String> ids(@Nullable AsOf asOf) throws IOException {
        Path file = export("offline/tickets", Kind.JSON_LINES, asOf);
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll(".*\"ticket_id\":\"([^\"]*)\".*", "$1"))
                .sorted()
                .toList();
    }

    private Path export(String table, Kind kind, @Nullable AsOf asOf) throws IOException {
        Path file = folder.resolve(table.replace('/', '-') + "." + kind);
        export(table, new FileForm(kind, Packing.PLAIN), asOf, file);
        return file;
    }

    private void export(String table, FileForm form, @Nullable AsOf asOf, Path file) throws IOException {
        withEngine(session -> new ExportTable(
                        new StoredSets(lake.store()),
                        new DuckDbTableExport(lake.store(), () -> session, folder),
                        "the lake")
                .export(table, asOf, form, file));
    }

    /** Cells of the only row of a CSV file as another reader of CSV gives them: in quotes, or none. */
    private List<String> cells(Path csv, String... columns) throws IOException {
        List<String> cells = new ArrayList<>();
        String query = "select [" + String.join(", ", List.of(columns)) + "] from read_csv('"
                + csv.toString().replace("'", "''") + "', all_varchar = true, allow_quoted_nulls = false)";
        withEngine(session -> {
            try (var rows = session.rows(
                    "read CSV", query, row -> (Object[]) row.getArray(1).getArray())) {
                for (Object cell : rows.next()) {
                    cells.add(cell == null ? "none" : "'" + cell + "'");
                }
            }
        });
        return cells;
    }

    private void withEngine(Consumer<DuckDbSession> work) throws IOException {
        Path spill = Files.createDirectories(folder.resolve("spill"));
        RunFacts facts = new RunFacts("reading", Instant.EPOCH, 10);
        try (DuckDbEngine engine = DuckDbEngine.start(new EngineSettings(256L << 20, 1, spill), facts);
                DuckDbSession session = engine.session()) {
            work.accept(session);
        }
    }

    private static byte[] array(TicketFixture... tickets) {
        return List.of(tickets).stream()
                .map(TicketFixture::json)
                .toList()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
