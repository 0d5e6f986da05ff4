package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of values given in several places the later place wins. */
class SettingsPrecedenceTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void goesFromBuiltInOverFilesAndEnvironmentToTheCommandLine() {
        assertThat(installation.told("data.num_online")).isEqualTo("10000 (built-in default)");

        installation.withFile("data/sample.yaml", "store: local\nnum_online: 1\n");
        assertThat(installation.told("data.num_online")).isEqualTo("1 (conf/data/sample.yaml:2)");

        installation.withFile("config.yaml", "data:\n  num_online: 2\n");
        assertThat(installation.told("data.num_online")).isEqualTo("2 (conf/config.yaml:2)");

        installation.withVariable("TICKETS_DATA_NUM_ONLINE", "3");
        assertThat(installation.told("data.num_online")).isEqualTo("3 (environment TICKETS_DATA_NUM_ONLINE)");

        assertThat(installation.told("data.num_online", "data.num_online=4", "data.num_online=5"))
                .isEqualTo("5 (command line)");
    }

    @Test
    void holdsForTheMemberOfAGroupToo() {
        installation.withFile("config.yaml", "defaults:\n  - data: local\n");
        assertThat(installation.told("data")).isEqualTo("local (conf/config.yaml:2)");

        installation.withVariable("TICKETS_DATA", "aws");
        assertThat(installation.told("data")).isEqualTo("aws (environment TICKETS_DATA)");

        assertThat(installation.told("data", "data=minio")).isEqualTo("minio (command line)");
        assertThat(installation.told("data.store", "data=minio")).isEqualTo("s3 (conf/data/minio.yaml:2)");
    }

    @Test
    void lookAtAnOverriddenValueNoMore() {
        installation.withFile("config.yaml", "redis_host: redis\nredis_port: ${NOT_SET_ANYWHERE}\n");

        assertThat(installation.settings("redis_port=7000").redis().port()).isEqualTo(7000);
    }

    @Test
    void fallsBackToBuiltInMembersWhenTheMainFileNamesNone() {
        installation.withFile("config.yaml", "");

        assertThat(installation.told("data")).isEqualTo("sample (built-in default)");
    }
}
