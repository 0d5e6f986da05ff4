package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.config.SettingsLoader;
import tickets.ingest.IngestSettings;

/** Where a run keeps its files, beside those of other runs with the same state folder. */
class RunFilesTest {

    private static final String DATABASE = "runs.url=jdbc:postgresql://db/tickets";

    @TempDir
    private Path state;

    private IngestSettings settings(String... settings) {
        Path home = Path.of("..").toAbsolutePath().normalize();
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("data=minio", "state.root=" + state));
        return new Wiring(new SettingsLoader(home, Map.of("HOME", home.toString())).load(null, all)).ingestSettings();
    }

    @Test
    void areInTheStateFolderThatTheLeaseIsOf() {
        IngestSettings settings = settings("data.bucket=one");

        assertThat(settings.workFolder()).isEqualTo(state.resolve("work"));
    }

    @Test
    void areNotThoseOfAnotherLakeWhenEachLakeHasItsLease() {
        IngestSettings one = settings("data.bucket=one", DATABASE);
        IngestSettings other = settings("data.bucket=other", DATABASE);

        assertThat(one.workFolder()).startsWithRaw(state).isNotEqualTo(other.workFolder());
        assertThat(one.partsFolder()).isNotNull().isNotEqualTo(other.partsFolder());
    }

    @Test
    void areTheSameHoweverTheLakeIsSpelt() {
        assertThat(settings("data.endpoint=http://127.0.0.1:9000", DATABASE).workFolder())
                .isEqualTo(settings("data.endpoint=http://LOCALHOST:9000", DATABASE)
                        .workFolder());
    }
}
