package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own conf folder adds to the installed one and replaces its files. */
class OwnConfFolderTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void addsAMember() {
        installation.withOwnFile("data/team.yaml", "store: s3\nbucket: team-tickets\n");

        assertThat(installation.told("data.bucket", "data=team"))
                .isEqualTo("team-tickets (" + installation.ownConf() + "/data/team.yaml:2)");
        assertThat(installation.told("data")).isEqualTo("sample (conf/config.yaml:4)");
    }

    @Test
    void replacesAWholeFile() {
        installation.withOwnFile("data/minio.yaml", "store: s3\nendpoint: http://minio:9000\n");

        DataSettings data = installation.settings("data=minio").data();

        assertThat(data.endpoint()).isEqualTo(URI.create("http://minio:9000"));
        assertThat(data.accessKey()).isNull();
    }

    @Test
    void canBeNamedByTheEnvironment(@TempDir Path folder) {
        Installation other = new Installation(folder).withOwnFile("config.yaml", "seed: 7\n");
        installation.withVariable("TICKETS_CONF", other.ownConf().toString());

        assertThat(installation.settings().seed()).isEqualTo(7);
    }

    @Test
    void namedByTheCallerBeatsTheEnvironment() {
        installation.withVariable("TICKETS_CONF", "/nowhere").withOwnFile("config.yaml", "seed: 8\n");

        assertThat(installation.settings().seed()).isEqualTo(8);
    }

    @Test
    void ignoresWhatIsNoSettingsFile() {
        installation
                .withOwnFile("config.yaml", "seed: 7\n")
                .withOwnFile("README.md", "mine")
                .withOwnFile("..2024_mounted/config.yaml", "seed: 9\n")
                .withOwnFile("notes/todo.txt", "nothing");

        assertThat(installation.settings().seed()).isEqualTo(7);
    }
}
