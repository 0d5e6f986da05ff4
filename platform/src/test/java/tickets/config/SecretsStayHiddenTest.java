package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsStayHiddenTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void inRecordsAndListsOfAllThatIsInForce() {
        LoadedSettings loaded = installation
                .withVariable("MINIO_SECRET_KEY", "hunter2")
                .load("data=minio", "data.access_key=hunter2", "redis_host=r", "redis_password=hunter2");

        assertThat(loaded.settings().redis().password()).isEqualTo(new Secret("hunter2"));
        assertThat(loaded.toString()).doesNotContain("hunter2").contains("****");
        assertThat(loaded.settings().toString()).doesNotContain("hunter2");
        assertThat(loaded.maskedMap().toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis_password=hunter2",
                "redis_pasword=hunter2",
                "REDIS_PASSWORD=hunter2",
                "my.token=hunter2",
                "data.secretkey=hunter2",
                "data.endpoint=http://me:hunter2@host",
                "runs.password=hunter2",
                "runs.url=jdbc:postgresql://me:hunter2@host/runs",
                "runs.url=jdbc:postgresql://me:a/b hunter2@host/runs",
                "runs.url=jdbc:postgresql://host/runs?password=hunter2",
                "runs.url=jdbc:postgresql://host/runs?user=me&sslpassword=hunter2",
                "redis_password:hunter2",
                "redis_password=hunter2\nx"
            })
    void inProblems(String argument) {
        assertThatThrownBy(() -> installation.load("data=aws", argument))
                .message()
                .contains("****")
                .doesNotContain("hunter2");
    }

    @Test
    void whenTheyStandBehindTheirKeyAsAnArgumentOfTheirOwn() {
        assertThat(installation.problems("redis_password", "hunter2"))
                .containsExactly(
                        "Invalid argument 'redis_password' (command line): expected key=value.",
                        "Invalid argument '****' (command line): expected key=value.");
    }

    @Test
    void inTheEnvironment() {
        installation.withVariable("TICKETS_REDIS_PASSWD", "hunter2");

        assertThat(installation.problems())
                .containsExactly("Invalid setting TICKETS_REDIS_PASSWD = '****' (environment): there is no such key or"
                        + " group. Did you mean 'TICKETS_REDIS_PASSWORD'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis_password: *hunter2", "redis_password: \"\\hunter2\"", "redis_password: [hunter2]"})
    void inFilesThatAreNotWellFormed(String text) {
        installation.withFile("config.yaml", text + "\n");

        assertThatThrownBy(() -> installation.load()).message().doesNotContain("hunter2");
    }

    @Test
    void evenFromControlCharactersOfOtherValues() {
        assertThat(installation.problems("data.root=a\u001b[31m\nb\u202e"))
                .containsExactly(
                        "Invalid data.root = 'a?[31m?b?' (command line): allowed is a path of this machine, with"
                                + " the home folder spelt out.");
    }
}
