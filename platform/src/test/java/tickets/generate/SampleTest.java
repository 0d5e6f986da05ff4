package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled sample is what its README says it is. */
class SampleTest {

    private static final Path ASSETS = Path.of("..", "assets");

    @Test
    void isWhatTheGeneratorWrites(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tickets.json.gz");
        Path answers = folder.resolve("answers.json");

        new GenerateTickets().generate(new GenerationPlan(400, 7, 0.02, file, answers), GenerationProgress.SILENT);

        assertThat(GeneratedFile.read(ASSETS.resolve("tickets.json.gz"))).isEqualTo(GeneratedFile.read(file));
        assertThat(ASSETS.resolve("answers.json")).hasSameBinaryContentAs(answers);
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(ASSETS.resolve("tickets.json.gz"))).isLessThan(1_000_000);
    }
}
