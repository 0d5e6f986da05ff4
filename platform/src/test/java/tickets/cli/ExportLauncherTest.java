package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** Tables as they are listed and written to files, on the bundled sample. */
class ExportLauncherTest {

    private static final int OFFLINE = 377;

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();
    private OwnLake lake;

    @BeforeEach
    void makeLake() {
        lake = new OwnLake(folder);
    }

    @Test
    void saysSoWhileThereIsNothing() throws IOException {
        Ended text = tickets("tables").expect(0);
        JsonNode document = tickets("tables", "--output", "json").expect(0).json();
        Ended export =
                tickets("export", "offline/tickets", "--out", file("t.csv")).expect(1);

        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("Nothing was published in", "`tickets ingest`");
        assertThat(document.get("tables")).isEmpty();
        assertThat(document.get("run_id").isNull()).isTrue();
        assertThat(export.err()).contains("nothing has been published");
        assertThat(Path.of(file("t.csv"))).doesNotExist();
    }

    @Test
    void listsAndWritesTheTablesOfTheSetInForce() throws IOException {
        String run = ingest();

        JsonNode listed = tickets("tables", "-o", "json").expect(0).json();
        List<String> table = tickets("tables").expect(0).out().lines().toList();
        JsonNode written = tickets("export", "offline/tickets", "--out", file("t.jsonl"), "-o", "json")
                .expect(0)
                .json();

        assertThat(listed.get("run_id").asText()).isEqualTo(run);
        assertThat(listed.get("tables").findValuesAsText("table"))
                .containsExactly(
                        "bronze/tickets",
                        "offline/tickets",
                        "online/tickets",
                        "quarantine/tickets",
                        "warnings/tickets");
        assertThat(listed.get("tables").findValuesAsText("rows")).containsExactly("392", "377", "377", "8", "2");
        assertThat(listed.get("online_store").get("documents").asInt()).isEqualTo(OFFLINE);
        assertThat(table).hasSize(7).element(2).asString().contains("offline/tickets", "377", run);
        assertThat(written.get("rows").asInt()).isEqualTo(OFFLINE);
        assertThat(written.get("run_id").asText()).isEqualTo(run);
        assertThat(Files.readAllLines(Path.of(file("t.jsonl")))).hasSize(OFFLINE);
    }

    @Test
    void writesATableAsItWasBefore() throws IOException {
        String before = ingest();
        String now = ingest();

        Ended old = tickets("export", "offline/tickets", "--out", "-", "--as-of", before)
                .expect(0);
        Ended never = tickets("export", "offline/tickets", "--out", "-", "--as-of", "2020-01-01T00:00:00Z")
                .expect(1);

        assertThat(old.out().lines()).hasSize(OFFLINE);
        assertThat(new ObjectMapper()
                        .readTree(old.out().lines().findFirst().orElseThrow())
                        .get("ticket_id")
                        .asText())
                .isNotBlank();
        assertThat(never.err()).contains("There are " + now, before);
    }

    @Test
    void keepsStandardOutputForTheTableAlone() throws IOException {
        ingest();
        String export = checkout.tickets("export", "online/tickets", "--out", "-", "--format", "csv.gz")
                .and(lake.settings())
                .asShellWords();

        Ended unpacked =
                Invocation.of(Path.of("bash"), "-c", export + " | gunzip").run().expect(0);
        Ended gone = Invocation.of(Path.of("bash"), "-c", export + " | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}")
                .run()
                .expect(0);

        assertThat(unpacked.out()).startsWith("ticket_id,created_at,");
        assertThat(gone.err()).isEmpty();
    }

    @Test
    void saysThatStandardOutputIsFull() throws IOException {
        ingest();
        String export = checkout.tickets("export", "online/tickets", "--out", "-")
                .and(lake.settings())
                .asShellWords();

        Ended full = Invocation.of(Path.of("bash"), "-c", export + " > /dev/full")
                .run()
                .expect(1);

        assertThat(full.err()).contains("Cannot write to standard output: No space left on device");
    }

    @Test
    void tellsWrongUseFromWhatIsNotThere() throws IOException {
        ingest();
        Files.writeString(Path.of(file("there.csv")), "mine");

        assertThat(export("offline/tickets", "t.json").expect(2).err()).contains("let the name end with .jsonl");
        assertThat(tickets("export", "--out", file("t.csv")).expect(2).err()).contains("TABLE");
        assertThat(tickets("export", "offline/tickets").expect(2).err()).contains("--out");
        assertThat(tickets("export", "offline/tickets", "--out", file("t.csv"), "--as-of", "yesterday!")
                        .expect(2)
                        .err())
                .contains("Invalid moment 'yesterday!'");
        assertThat(tickets("export", "offline/tickets", "--out", file("t.jsonl"), "--safe-for-spreadsheets")
                        .expect(2)
                        .err())
                .contains("for CSV only");
        assertThat(export("offline/tikcets", "t.csv").expect(1).err()).contains("Did you mean 'offline/tickets'?");
        assertThat(export("offline/tickets", "no/folder/t.csv").expect(1).err()).contains("does not exist");
        assertThat(export("offline/tickets", "there.csv").expect(1).err()).contains("--force");
        assertThat(Path.of(file("there.csv"))).hasContent("mine");
    }

    @Test
    void leavesNothingOfAnExportThatRunsOutOfRoom() throws IOException {
        ingest();
        Path target = Files.createDirectories(folder.resolve("target"));
        String export = checkout.tickets(
                        "export",
                        "offline/tickets",
                        "--out",
                        target.resolve("t.csv").toString())
                .and(lake.settings())
                .asShellWords();

        Ended full = Invocation.of(Path.of("bash"), "-c", "ulimit -f 100; " + export)
                .run()
                .expect(1);

        assertThat(full.err()).contains("Cannot export the table offline/tickets", target.toString());
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    private Ended export(String table, String name) {
        return tickets("export", table, "--out", file(name));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String ingest() throws IOException {
        return tickets("ingest", "--output", "json")
                .expect(0)
                .json()
                .get("run_id")
                .asText();
    }

    private Ended tickets(String... arguments) {
        return checkout.tickets(arguments).and(lake.settings()).run();
    }
}
