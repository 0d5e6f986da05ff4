package tickets.ingest.judging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.ticket.TicketFixture.aTicket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.ingest.raw.ContentDigest;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RawFiles;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.EngineSettings;
import tickets.lake.local.LocalObjectStore;
import tickets.lake.parquet.RowGroups;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;
import tickets.ticket.Contract;
import tickets.ticket.DefaultContract;

/** Judging in small chunks, so that a file of a few hundred tickets has many of them. */
@Timeout(120)
class RawJudgingTest {

    private static final Instant NOW = Instant.parse("2026-07-15T00:00:00Z");
    private static final int TICKETS = 300;
    private static final int TICKETS_OF_A_CHUNK = 10;

    @TempDir
    private Path folder;

    private final Contract contract = DefaultContract.load();
    private LocalObjectStore store;
    private Path work;
    private DuckDbEngine engine;
    private OnMalformed onMalformed = OnMalformed.FAIL;

    @BeforeEach
    void startEngine() throws IOException {
        store = new LocalObjectStore(folder.resolve("lake"));
        work = Files.createDirectories(folder.resolve("work"));
        engine = DuckDbEngine.start(new EngineSettings(256 << 20, 1, work), new RunFacts("run-1", NOW, 10));
    }

    @AfterEach
    void stopEngine() {
        engine.close();
        store.close();
    }

    @Test
    void keepsTheOrderOfEveryFileOverAllItsChunks() {
        store.write("raw/a.json", array(tickets()));
        store.write("raw/b.json", array(tickets()));

        JudgedRaw judged = judge();

        assertThat(judged.accepted()).isEqualTo(2 * TICKETS);
        assertThat(judged.files()).hasSize(2).allSatisfy(file -> {
            assertThat(file.bronze()).hasSizeGreaterThan(20);
            assertThat(positions(file))
                    .isEqualTo(LongStream.range(0, TICKETS).boxed().toList());
        });
    }

    @Test
    void namesTheContentOfEveryFile() throws IOException {
        store.write("raw/a.json", array(tickets()));
        store.write("raw/b.json", array(tickets().subList(1, 9)));
        store.write("raw/c.json", array(tickets()));

        List<String> contents =
                judge().files().stream().map(JudgedFile::content).toList();

        assertThat(contents.get(0)).isEqualTo(contents.get(2)).isNotEqualTo(contents.get(1));
        assertThat(contents.get(1)).isEqualTo(ContentDigest.of(store.open("raw/b.json")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150, 298, 299})
    void keepsExactlyWhatCameBeforeAFaultWhereverItIs(int broken) {
        List<String> records = tickets();
        records.set(broken, records.get(broken).replace("\"region\": ", "\"region\" "));
        store.write("raw/a.json", array(records));
        store.write("raw/b.json", array(tickets()));

        assertThatThrownBy(this::judge)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("(line " + (broken + 1) + ")")
                .hasMessageEndingWith(
                        broken == 0 ? "No good ticket stands before it." : "is 'T-" + (broken - 1) + "'.");

        onMalformed = OnMalformed.QUARANTINE;
        JudgedRaw judged = judge();

        assertThat(judged.accepted()).isEqualTo(broken + TICKETS);
        JudgedFile brokenFile = judged.files().get(0);
        assertThat(brokenFile.read()).isEqualTo(broken + 1);
        assertThat(brokenFile.reasons()).isEqualTo(Map.of("unreadable_rest", 1L));
        assertThat(positions(brokenFile))
                .isEqualTo(LongStream.range(0, broken).boxed().toList());
        assertThat(judged.files().get(1).reasons()).isEmpty();
    }

    @Test
    void leavesNoFilesOfChunksBehindAFault() throws IOException {
        List<String> records = tickets();
        records.set(0, "oops");
        store.write("raw/a.json", array(records));
        onMalformed = OnMalformed.QUARANTINE;

        JudgedRaw judged = judge();

        assertThat(judged.accepted()).isZero();
        try (var left = Files.list(work)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("rest-"));
        }
    }

    @Test
    void endsWithTheCauseWhenAWorkerFails() throws IOException {
        Files.createDirectory(work.resolve("refused-7.jsonl"));
        store.write(
                "raw/a.json",
                array(tickets().stream()
                        .map(ticket -> ticket.replaceFirst("\\{", "{\"unknown\": 1, "))
                        .toList()));

        assertThatThrownBy(this::judge)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("refused-7.jsonl")
                .hasMessageContaining("directory");
    }

    @Test
    void endsWithTheCauseWhenAWorkerFailsInTheFirstOfManyFiles() throws IOException {
        Files.createDirectory(work.resolve("accepted-0.jsonl"));
        for (int i = 0; i < 20; i++) {
            store.write("raw/" + i + ".json", array(tickets()));
        }
        onMalformed = OnMalformed.QUARANTINE;

        assertThatThrownBy(this::judge).isInstanceOf(Unavailable.class).hasMessageContaining("accepted-0.jsonl");
    }

    @Test
    void tellsItsProgressUpToTheEnd() {
        store.write("raw/a.json", array(tickets()));
        store.write("raw/b.json", array(tickets()));
        List<List<Long>> told = new ArrayList<>();

        judge((records, read, total) -> told.add(List.of(records, read, total)));

        long bytes = 2L * array(tickets()).length;
        assertThat(told)
                .hasSizeGreaterThan(40)
                .isSortedAccordingTo((one, other) -> Long.compare(one.get(1), other.get(1)));
        assertThat(told.get(told.size() - 1)).containsExactly(2L * TICKETS, bytes, bytes);
    }

    @Test
    void growsForARecordLongerThanAChunk() {
        List<String> records = tickets();
        records.set(
                50,
                aTicket()
                        .withId("T-50")
                        .with("description", "x".repeat(500_000))
                        .json());
        store.write("raw/a.json", array(records));

        JudgedRaw judged = judge();

        assertThat(judged.accepted()).isEqualTo(TICKETS);
        assertThat(positions(judged.files().get(0)))
                .isEqualTo(LongStream.range(0, TICKETS).boxed().toList());
    }

    private JudgedRaw judge() {
        return judge((records, read, total) -> {});
    }

    private JudgedRaw judge(JudgingProgress progress) {
        JudgingSettings settings = new JudgingSettings(
                2, 1 << 20, onMalformed, TICKETS_OF_A_CHUNK * aTicket().bytes().length, work);
        List<RawFile> files = new RawFiles(store).find("raw/");
        return RawJudging.of(store, settings, () -> contract.newJudge(NOW), engine, progress)
                .judge(files);
    }

    private List<Long> positions(JudgedFile judged) {
        List<Long> positions = new ArrayList<>();
        try (DuckDbSession session = engine.session()) {
            for (RowGroups part : judged.bronze()) {
                String sql = "select _position from read_parquet('" + part.file() + "')";
                try (DuckDbRows<Long> rows = session.rows("look", sql, row -> row.getLong(1))) {
                    rows.forEachRemaining(positions::add);
                }
            }
        }
        return positions;
    }

    private static List<String> tickets() {
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            tickets.add(aTicket().withId("T-" + i).json());
        }
        return tickets;
    }

    private static byte[] array(List<String> records) {
        return ("[" + String.join(",\n", records) + "]").getBytes(UTF_8);
    }
}
