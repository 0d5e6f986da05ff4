package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void isBesideTheTablesOfALocalLake() {
        assertThat(root("data=local", "data.root=/srv/lake")).isEqualTo(Path.of("/srv/lake/_platform/state"));
    }

    @Test
    void ofABucketIsInTheUsersOwnStateFolder() {
        assertThat(root("data=minio", "data.bucket=team"))
                .isEqualTo(Path.of("/home/somebody/.local/state/tickets/localhost-9000/team"));
    }

    @Test
    void ofABucketFollowsTheEnvironmentsStateFolder() {
        installation.withVariable("XDG_STATE_HOME", "/var/state");

        assertThat(root("data=aws")).isEqualTo(Path.of("/var/state/tickets/aws/tickets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state", "./state"})
    void doesNotDependOnWhereTheCommandIsStarted(String relative) {
        installation.withVariable("XDG_STATE_HOME", relative);

        assertThat(root("data=aws")).isEqualTo(Path.of("/home/somebody/.local/state/tickets/aws/tickets"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9000, localhost-9000",
        "http://127.0.0.1:9000, localhost-9000",
        "http://[::1]:9000/, localhost-9000",
        "http://LocalHost:9000, localhost-9000",
        "http://s3.example.org, s3.example.org-80",
        "https://s3.example.org/, s3.example.org-443",
        "https://S3.example.org:443, s3.example.org-443",
        "http://[fd00::7]:9000, fd00..7-9000",
    })
    void isOneForOneServiceHoweverItsAddressIsSpelt(String endpoint, String service) {
        assertThat(root("data=minio", "data.endpoint=" + endpoint))
                .isEqualTo(Path.of("/home/somebody/.local/state/tickets", service, "tickets"));
    }

    @Test
    void isTheOneThatSomebodyAsksFor() {
        assertThat(root("data=minio", "state.root=here")).isEqualTo(Path.of("here"));
    }

    @Test
    void isToldWithWhatItComesFrom() {
        assertThat(installation.told("state.root", "data=minio"))
                .isEqualTo("/home/somebody/.local/state/tickets/localhost-9000/tickets (derived from the group data)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data=minio", "data=aws"})
    void isMissingWhenTheUserHasNoHome(String data) {
        installation.withoutVariable("HOME");

        assertThat(installation.problems(data))
                .containsExactly("Missing state.root: with S3 it is below the user's home folder, and the environment"
                        + " names none. Set state.root, XDG_STATE_HOME or HOME to an absolute folder.");
    }

    @Test
    void isNotMissedByALocalLakeOrWhenItIsGiven() {
        installation.withoutVariable("HOME");

        assertThat(root("data=local")).isEqualTo(Path.of("lake/_platform/state"));
        assertThat(root("data=aws", "state.root=/var/tickets")).isEqualTo(Path.of("/var/tickets"));
    }

    private Path root(String... arguments) {
        return installation.settings(arguments).state().root();
    }
}
