package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.config.SettingsLoader;

class LakeNameTest {

    @TempDir
    private Path folder;

    private static String name(String... settings) {
        Path home = Path.of("..").toAbsolutePath().normalize();
        return new LakeName(new SettingsLoader(home, Map.of("HOME", home.toString()))
                        .load(null, List.of(settings))
                        .settings()
                        .data())
                .text();
    }

    @Test
    void isOneForAFolderHoweverItIsSpelt() throws IOException {
        Path real = Files.createDirectories(folder.toRealPath().resolve("lakes"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(List.of(
                        name("data=local", "data.root=" + real + "/new/lake"),
                        name("data=local", "data.root=" + real + "/./new/../new/lake"),
                        name("data=local", "data.root=" + link + "/new/lake")))
                .containsOnly("file://" + real + "/new/lake");
    }

    @Test
    void isOneForABucketHoweverItsServiceIsSpelt() {
        assertThat(List.of(
                        name("data=minio", "data.endpoint=http://S3.example.org"),
                        name("data=minio", "data.endpoint=http://s3.example.org:80/")))
                .containsOnly("s3://tickets at s3.example.org:80");
        assertThat(name("data=minio", "data.endpoint=https://s3.example.org"))
                .isEqualTo("s3://tickets at s3.example.org:443");
    }

    @Test
    void isOneForEveryNameOfThisMachine() {
        assertThat(List.of(
                        name("data=minio", "data.endpoint=http://127.0.0.1:9000"),
                        name("data=minio", "data.endpoint=http://[::1]:9000"),
                        name("data=minio", "data.endpoint=http://localhost:9000")))
                .containsOnly("s3://tickets at localhost:9000");
    }

    @Test
    void namesNoServiceForABucketOfAwsBecauseItsNameIsTheOnlyOne() {
        assertThat(name("data=aws", "data.bucket=tickets-dev")).isEqualTo("s3://tickets-dev");
    }
}
