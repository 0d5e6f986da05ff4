package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

    private static final DataSettings LOCAL_DEFAULTS = new DataSettings(
            DataSettings.Store.LOCAL,
            null,
            "tickets",
            "us-east-1",
            null,
            null,
            Path.of("lake"),
            "raw/tickets.json",
            "bronze/tickets.parquet",
            "quarantine/tickets.parquet",
            "offline/tickets.parquet",
            "online/tickets.parquet",
            10_000,
            new ByteSize(64L << 20),
            0.1,
            DataSettings.OnMalformed.FAIL);

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Nested
    class Defaults {

        @Test
        void areThoseOfTheSampleWithoutAnyArgument() {
            Settings settings = installation.settings();

            assertThat(settings)
                    .isEqualTo(new Settings(
                            42,
                            new SplitSettings(0.7, 0.15, 0.15),
                            new RedisSettings(null, 6379, null, null, false, "", Duration.ofSeconds(10)),
                            settings.data(),
                            new StateSettings(Path.of("lake/_platform/state")),
                            new RunSettings(Duration.ZERO, null, null, null, Duration.ofSeconds(30)),
                            new RetrySettings(4, Duration.ofMillis(200), Duration.ofSeconds(5)),
                            new EngineSettings(EngineSettings.Kind.DUCKDB, new ByteSize(300_000_000), 0),
                            new SparkSettings("local[*]", new ByteSize(3L << 30), null),
                            new IcebergSettings(IcebergSettings.Catalog.HADOOP, null, null, null, null, null, null),
                            new LoggingSettings(Path.of("logs"), LoggingSettings.Level.INFO),
                            new ScheduleSettings(null, ZoneId.of("UTC"), Duration.ofSeconds(25)),
                            new LineageSettings(null, null, null, Duration.ofSeconds(5), "tickets", null),
                            Map.of(
                                    "product",
                                    List.of("Backup"),
                                    "category",
                                    Map.of("Security", List.of("Encryption")))));
            assertThat(settings.data().rawFile())
                    .isEqualTo(installation
                            .home()
                            .resolve("assets/tickets.json.gz")
                            .toString());
            assertThat(settings.redis().host()).isNull();
            assertThat(settings.lineage().isWanted()).isFalse();
        }

        @Test
        void ofAFolderKeepEveryFileBelowTheRoot() {
            assertThat(installation.settings("data=local").data()).isEqualTo(LOCAL_DEFAULTS);
        }

        @Test
        void ofMinioSpeakToThisMachineWithItsWellKnownKeys() {
            Settings settings = installation.settings("data=minio");

            assertThat(settings.data().store()).isEqualTo(DataSettings.Store.S3);
            assertThat(settings.data().endpoint()).isEqualTo(URI.create("http://localhost:9000"));
            assertThat(settings.data().accessKey()).isEqualTo(new Secret("minioadmin"));
            assertThat(settings.data().secretKey()).isEqualTo(new Secret("minioadmin"));
        }

        @Test
        void ofAwsLeaveCredentialsToTheOrdinaryChain() {
            DataSettings data = installation.settings("data=aws").data();

            assertThat(data.store()).isEqualTo(DataSettings.Store.S3);
            assertThat(data.endpoint()).isNull();
            assertThat(data.accessKey()).isNull();
            assertThat(data.secretKey()).isNull();
        }
    }

    @Nested
    class FullMapping {

        @Test
        void ofTheGroupData() {
            DataSettings data = installation
                    .settings(
                            "data=minio",
                            "data.endpoint=https://s3.example.org:8443",
                            "data.bucket=2024",
                            "data.region=eu-central-1",
                            "data.access_key=key",
                            "data.secret_key=a=b c'\"#",
                            "data.raw_file=raw/2024-*.json.gz",
                            "data.bronze_file=b.parquet",
                            "data.quarantine_file=q.parquet",
                            "data.offline_file=off.parquet",
                            "data.online_file=on.parquet",
                            "data.num_online=500",
                            "data.max_record_bytes=2MB",
                            "data.max_quarantined=.5",
                            "data.on_malformed=quarantine")
                    .data();

            assertThat(data)
                    .isEqualTo(new DataSettings(
                            DataSettings.Store.S3,
                            URI.create("https://s3.example.org:8443"),
                            "2024",
                            "eu-central-1",
                            new Secret("key"),
                            new Secret("a=b c'\"#"),
                            Path.of("lake"),
                            "raw/2024-*.json.gz",
                            "b.parquet",
                            "q.parquet",
                            "off.parquet",
                            "on.parquet",
                            500,
                            new ByteSize(2_000_000),
                            0.5,
                            DataSettings.OnMalformed.QUARANTINE));
        }

        @Test
        void ofAFolder() {
            DataSettings data = installation
                    .settings("data=local", "data.root=/srv/my tickets", "data.raw_file=/srv/raw.json")
                    .data();

            assertThat(data.root()).isEqualTo(Path.of("/srv/my tickets"));
            assertThat(data.rawFile()).isEqualTo("/srv/raw.json");
        }

        @Test
        void ofRedis() {
            RedisSettings redis = installation
                    .settings(
                            "redis_host=redis.example.org",
                            "redis_port=6380",
                            "redis_username=ingest",
                            "redis_password=p:w",
                            "redis_tls=true",
                            "redis_prefix=ticket:",
                            "redis_timeout=500ms")
                    .redis();

            assertThat(redis)
                    .isEqualTo(new RedisSettings(
                            "redis.example.org",
                            6380,
                            "ingest",
                            new Secret("p:w"),
                            true,
                            "ticket:",
                            Duration.ofMillis(500)));
        }

        @Test
        void ofEverythingElse() {
            Settings settings = installation.settings(
                    "seed=-7",
                    "split.train=0.8",
                    "split.val=0.1",
                    "split.test=0.1",
                    "state.root=/var/tickets",
                    "runs.wait=5m",
                    "runs.url=jdbc:postgresql://db.example.org:5433/runs?sslmode=require",
                    "runs.username=ingest",
                    "runs.password=s3cret",
                    "runs.lease=2m",
                    "retry.attempts=1",
                    "retry.first_delay=1s",
                    "retry.max_delay=1h",
                    "engine.memory_limit=1GiB",
                    "engine.threads=3",
                    "logging.folder=/var/log/tickets",
                    "logging.level=debug",
                    "schedule.ingest=0 30 2 * * MON-FRI",
                    "schedule.zone=Europe/Berlin",
                    "schedule.grace=5m",
                    "lineage.file=lineage/events.jsonl",
                    "lineage.url=https://marquez:5000/api/v1/lineage",
                    "lineage.token=t0k3n",
                    "lineage.timeout=500ms",
                    "lineage.namespace=tickets-dev",
                    "lineage.parent=airflow/https/dag.task/01941f29-7c00-7087-8940-40e509bee5bd");

            assertThat(settings)
                    .isEqualTo(new Settings(
                            -7,
                            new SplitSettings(0.8, 0.1, 0.1),
                            settings.redis(),
                            settings.data(),
                            new StateSettings(Path.of("/var/tickets")),
                            new RunSettings(
                                    Duration.ofMinutes(5),
                                    URI.create("jdbc:postgresql://db.example.org:5433/runs?sslmode=require"),
                                    "ingest",
                                    new Secret("s3cret"),
                                    Duration.ofMinutes(2)),
                            new RetrySettings(1, Duration.ofSeconds(1), Duration.ofHours(1)),
                            new EngineSettings(EngineSettings.Kind.DUCKDB, new ByteSize(1L << 30), 3),
                            settings.spark(),
                            settings.iceberg(),
                            new LoggingSettings(Path.of("/var/log/tickets"), LoggingSettings.Level.DEBUG),
                            new ScheduleSettings(
                                    "0 30 2 * * MON-FRI", ZoneId.of("Europe/Berlin"), Duration.ofMinutes(5)),
                            new LineageSettings(
                                    Path.of("lineage/events.jsonl"),
                                    URI.create("https://marquez:5000/api/v1/lineage"),
                                    new Secret("t0k3n"),
                                    Duration.ofMillis(500),
                                    "tickets-dev",
                                    "airflow/https/dag.task/01941f29-7c00-7087-8940-40e509bee5bd"),
                            settings.contract()));
            assertThat(settings.lineage().parentRun())
                    .hasValue(new ParentRun(
                            "airflow/https", "dag.task", UUID.fromString("01941f29-7c00-7087-8940-40e509bee5bd")));
        }
    }

    @Test
    void leavesServiceLinksOfKubernetesAndTheLaunchersVariablesAlone() {
        installation
                .withVariable("TICKETS_SERVICE_HOST", "10.0.0.1")
                .withVariable("TICKETS_PORT", "tcp://10.0.0.1:80")
                .withVariable("TICKETS_PORT_80_TCP_ADDR", "10.0.0.1")
                .withVariable("TICKETS_REDIS_PORT", "tcp://10.0.0.2:6379")
                .withVariable("TICKETS_REDIS_SERVICE_PORT_MAIN", "6379")
                .withVariable("TICKETS_HOME", "/opt/tickets")
                .withVariable("TICKETS_JAVA_OPTS", "-Xmx1g")
                .withVariable("TICKETS_TEST_ANYTHING", "x");

        assertThat(installation.settings().redis().port()).isEqualTo(6379);
    }

    @Test
    void tellsEveryKeyOnceWithItsOrigin() {
        List<String> keys =
                installation.load().inForce().stream().map(SettingInForce::key).toList();

        assertThat(keys).doesNotHaveDuplicates().startsWith("data", "contract", "engine", "logging", "seed");
        assertThat(keys)
                .containsAll(KnownSettings.keys().stream().map(SettingKey::name).toList());
        assertThat(keys).endsWith("contract.product", "contract.category");
        assertThat(installation.told("state.root", "data=local", "data.root=x"))
                .isEqualTo("x/_platform/state (derived from the group data)");
    }

    @Test
    void knowsTheMembersOfBothConfFolders() {
        installation.withOwnFile("data/team.yaml", "store: s3\n");
        SettingGroup data = KnownSettings.groups().get(0);

        assertThat(new SettingsLoader(installation.home(), Map.of()).members(data, installation.ownConf()))
                .containsExactly("aws", "local", "minio", "sample", "team");
    }

    @Test
    void maskedMapHoldsWhatIsSet() {
        Map<String, String> masked = installation.load("data=minio").maskedMap();

        assertThat(masked)
                .containsEntry("data", "minio")
                .containsEntry("seed", "42")
                .containsEntry("data.secret_key", "****")
                .doesNotContainKey("redis_host");
    }
}
