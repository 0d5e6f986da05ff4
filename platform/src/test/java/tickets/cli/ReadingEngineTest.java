package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.EngineSettings;
import tickets.problem.Unavailable;

class ReadingEngineTest {

    private final List<Path> folders = new ArrayList<>();

    @Test
    void takesItsTemporaryFolderAwayWhenItIsClosed() {
        ReadingEngine engine = ReadingEngine.start(folder -> {
            spillInto(folder);
            return DuckDbEngine.start(
                    new EngineSettings(100_000_000, 1, folder), new RunFacts("reading", Instant.EPOCH, 1));
        });
        assertThat(engine.session().number("select 42")).isEqualTo(42);
        assertThat(engine.workFolder()).isEqualTo(folders.get(0)).exists();

        engine.close();

        assertThat(folders.get(0)).doesNotExist();
    }

    @Test
    void takesItAwayWhenTheEngineDoesNotStart() {
        Unavailable failure = new Unavailable("Cannot start the embedded engine: no.", "Try again.");

        assertThatThrownBy(() -> ReadingEngine.start(folder -> {
                    spillInto(folder);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(folders)
                .singleElement()
                .satisfies(folder -> assertThat(folder).doesNotExist());
    }

    private void spillInto(Path folder) {
        folders.add(folder);
        try {
            Files.writeString(Files.createDirectory(folder.resolve("spill")).resolve("part"), "rows");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
