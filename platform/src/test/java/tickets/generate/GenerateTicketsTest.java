package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

class GenerateTicketsTest {

    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesForTheSameSeedInAnyLocaleAndZone() throws IOException {
        byte[] here = generate("here.json", 300, 7, 0.1);

        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] elsewhere;
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            elsewhere = generate("elsewhere.json", 300, 7, 0.1);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(elsewhere).isEqualTo(here);
    }

    @Test
    void writesOtherBytesForAnotherSeed() throws IOException {
        assertThat(generate("a.json", 50, 1, 0)).isNotEqualTo(generate("b.json", 50, 2, 0));
    }

    @Test
    void writesOneArrayWithARecordOnEachLine() throws IOException {
        String text = new String(generate("tickets.json", 3, 7, 0), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("[\n{\"ticket_id\": \"TK-2026-000001\", \"created_at\": ")
                .endsWith("\"}\n]\n");
        assertThat(text.lines()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets.jsonl", "tickets.ndjson", "TICKETS.JSONL"})
    void writesLinesWithoutBrackets(String name) throws IOException {
        String text = new String(generate(name, 3, 7, 0), StandardCharsets.UTF_8);

        assertThat(text.lines()).hasSize(3).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst"})
    void compressesTheSameContent(String suffix) throws IOException {
        assertThat(generate("packed.json" + suffix, 20, 7, 0)).isEqualTo(generate("plain.json", 20, 7, 0));
    }

    @Test
    void writesAGzipHeaderWithoutTimeOrSystem() throws IOException {
        generate("tickets.json.gz", 1, 7, 0);

        assertThat(Files.readAllBytes(folder.resolve("tickets.json.gz")))
                .startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void writesAnEmptyArrayForNoTickets() throws IOException {
        assertThat(new String(generate("none.json", 0, 7, 0.5), StandardCharsets.UTF_8))
                .isEqualTo("[\n]\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 49, 150, 10_001})
    void makesExactlyTheAskedShareBad(long count) throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.json", count, 7, 0.07);

        assertThat(file.records()).hasSize((int) count);
        assertThat(file.answers().get("bad")).hasSize((int) Math.round(count * 0.07));
    }

    @Test
    void canMakeAllOfThemBad() throws IOException {
        GeneratedFile file = GeneratedFile.generate(folder, "tickets.jsonl", 700, 7, 1);

        assertThat(file.answers().get("bad")).hasSize(700);
        assertThat(file.answers().at("/expected/accepted").asInt()).isZero();
    }

    @Test
    void reportsProgressUpToTheEnd() {
        List<Long> reports = new ArrayList<>();

        new GenerateTickets().generate(plan("tickets.json", 2_500), (written, total) -> {
            reports.add(written);
            assertThat(total).isEqualTo(2_500);
        });

        assertThat(reports).containsExactly(1_000L, 2_000L, 2_500L);
    }

    @Test
    void tellsWhatItWrote() throws IOException {
        GeneratedTickets generated =
                new GenerateTickets().generate(plan("deep/er/tickets.json", 1_000), GenerationProgress.SILENT);

        assertThat(generated.records()).isEqualTo(1_000);
        assertThat(generated.bad()).isZero();
        assertThat(generated.superseded()).isBetween(30L, 40L);
        assertThat(generated.bytes()).isEqualTo(Files.size(generated.file()));
    }

    @Test
    void refusesASuffixThatNamesNoFormat() {
        assertThatThrownBy(() -> new GenerateTickets().generate(plan("tickets.csv", 1), GenerationProgress.SILENT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tickets.csv")
                .hasMessageStartingWith("Cannot tell the format");
    }

    @Test
    void refusesImpossibleFigures() {
        Path out = folder.resolve("tickets.json");

        assertThatThrownBy(() -> new GenerationPlan(-1, 7, 0, out, null)).hasMessageContaining("'-1'");
        assertThatThrownBy(() -> new GenerationPlan(1, 7, 1.1, out, null)).hasMessageContaining("'1.1'");
        assertThatThrownBy(() -> new GenerationPlan(1, 7, Double.NaN, out, null))
                .hasMessageContaining("'NaN'");
        assertThatThrownBy(() -> new GenerationPlan(1, 7, 0, out, out)).hasMessageContaining("same file");
    }

    @Test
    void leavesWhatWasThereAndNoLitterWhenItCannotWrite() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("tickets.json"));
        Files.writeString(taken.resolve("precious"), "x");

        assertThatThrownBy(() -> generate("tickets.json", 10, 7, 0))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("Cannot write '");

        assertThat(taken.resolve("precious")).hasContent("x");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void leavesWhatWasThereWhenItIsInterruptedByAFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("tickets.json"), "before");

        assertThatThrownBy(() -> new GenerateTickets().generate(plan("tickets.json", 2_000), (written, total) -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private GenerationPlan plan(String name, long count) {
        return new GenerationPlan(count, 7, 0, folder.resolve(name), null);
    }

    private byte[] generate(String name, long count, long seed, double badShare) throws IOException {
        Path file = folder.resolve(name);
        new GenerateTickets()
                .generate(new GenerationPlan(count, seed, badShare, file, null), GenerationProgress.SILENT);
        return GeneratedFile.read(file);
    }
}
