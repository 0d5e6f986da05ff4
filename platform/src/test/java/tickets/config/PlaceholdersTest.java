package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conf files may take values from the environment. */
class PlaceholdersTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void readsTheEnvironment() {
        installation.withVariable("MINIO_ACCESS_KEY", "mine").withVariable("MINIO_SECRET_KEY", "");

        DataSettings data = installation.settings("data=minio").data();

        assertThat(data.accessKey()).isEqualTo(new Secret("mine"));
        assertThat(data.secretKey()).isEqualTo(new Secret("minioadmin"));
        assertThat(installation.told("data.access_key", "data=minio"))
                .isEqualTo("**** (conf/data/minio.yaml:5, environment MINIO_ACCESS_KEY)");
    }

    @Test
    void mayStandAnywhereInAValueAndMoreThanOnce() {
        installation
                .withVariable("ZONE", "eu$1")
                .withFile("config.yaml", "logging:\n  folder: /logs/${ZONE}/${TEAM:a:b}/$${x}\n");

        assertThat(installation.settings().logging().folder()).isEqualTo(Path.of("/logs/eu$1/a:b/${x}"));
    }

    @Test
    void withAnEmptyDefaultLeavesAnOptionalKeyUnset() {
        installation.withFile("config.yaml", "redis_host: ${SOME_REDIS:}\n");

        assertThat(installation.settings().redis().host()).isNull();
    }

    @Test
    void worksForMembersAndInTheContract() {
        installation
                .withVariable("WHERE", "local")
                .withFile("config.yaml", "defaults:\n  - data: ${WHERE:minio}\ncontract:\n  product: ['${WHERE}']\n");

        assertThat(installation.told("data")).isEqualTo("local (conf/config.yaml:2)");
        assertThat(installation.settings().contract()).containsEntry("product", List.of("local"));
    }

    @Test
    void isPlainTextOnTheCommandLine() {
        assertThat(installation.settings("data.raw_file=${HOME}/x").data().rawFile())
                .isEqualTo("${HOME}/x");
    }
}
