package tickets.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tickets.generate.GenerateTickets;
import tickets.generate.GenerationPlan;
import tickets.generate.GenerationProgress;
import tickets.lake.ObjectStore;
import tickets.lake.s3.S3ObjectStore;
import tickets.lake.s3.S3Settings;
import tickets.lake.s3.S3TestBucket;
import tickets.online.OnlineStore;
import tickets.online.redis.RedisOnlineStore;
import tickets.online.redis.RedisServer;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;
import tickets.runs.RunCounts;
import tickets.runs.RunStatus;

/** A whole ingest on a real S3 service and a Redis of the test's own. */
@Timeout(300)
class IngestIT {

    private static final int NUM_ONLINE = 500;

    @TempDir
    private Path folder;

    private S3TestBucket bucket;
    private RedisServer redis;
    private IngestFixture lake;
    private JsonNode expected;

    @BeforeEach
    void startServices() throws IOException {
        bucket = S3TestBucket.create("ingest");
        redis = RedisServer.start(folder);
        lake = IngestFixture.in(folder.resolve("local"), new S3ObjectStore(bucket.settings()), redis.store())
                .withNumOnline(NUM_ONLINE)
                .reading("raw/tickets.json.gz");
        expected = uploadGenerated();
    }

    @AfterEach
    void stopServices() {
        lake.close();
        redis.close();
        bucket.close();
    }

    private JsonNode uploadGenerated() throws IOException {
        Path raw = folder.resolve("tickets.json.gz");
        Path key = folder.resolve("key.json");
        new GenerateTickets().generate(new GenerationPlan(2_000, 7, 0.05, raw, key), GenerationProgress.SILENT);
        lake.store().upload(raw, "raw/tickets.json.gz");
        return new ObjectMapper().readTree(Files.readString(key)).get("expected");
    }

    @Test
    void makesAndServesAllTables() {
        IngestReport report = lake.ingest();

        assertThat(report.failure()).isNull();
        assertThat(report.run().outcome().counts())
                .isEqualTo(new RunCounts(
                        2_000,
                        expected.get("accepted").asLong(),
                        expected.get("quarantined").asLong(),
                        expected.get("superseded").asLong(),
                        expected.get("offline").asLong(),
                        NUM_ONLINE));
        assertThat(lake.verification().matches()).isTrue();
        assertThat(lake.rows("offline/tickets")).hasSize(expected.get("offline").asInt());
        assertThat(lake.keys())
                .hasSameElementsAs(IngestFixture.keysOf(report.run().id().value()));
    }

    @Test
    void canBeRepeatedAndReplayed() {
        lake.ingest();
        String second = lake.ingest().run().id().value();
        IngestReport replay = lake.replay();

        assertThat(replay.failure()).isNull();
        assertThat(replay.run().outcome().counts().accepted())
                .isEqualTo(expected.get("accepted").asLong());
        assertThat(lake.verification().matches()).isTrue();
        assertThat(lake.keys())
                .hasSameElementsAs(IngestFixture.keysOf(replay.run().id().value(), second));
    }

    @Test
    void fetchesNoPartThatThisMachineHasMade() {
        FarStore counted = FarStore.counting(lake.store());
        lake.withStore(counted.port()).keepingPartsIn(folder.resolve("parts"));
        lake.ingest();
        lake.raw("raw/another.json", RawText.array(RawText.tickets(3))).reading("raw/");

        IngestReport report = lake.ingest();

        assertThat(report.failure()).isNull();
        assertThat(report.rawFiles()).containsEntry("judged", 1L).containsEntry("carried", 1L);
        assertThat(counted.fetchedParts()).isEmpty();
    }

    @Test
    void leavesEverythingAsItWasWhenRedisGoesAwayInTheMiddle() throws IOException {
        String before = lake.ingest().run().id().value();
        Path other = Files.createDirectories(folder.resolve("other"));
        RedisServer dying = RedisServer.start(other);
        OnlineStore served = lake.online();
        RedisOnlineStore online =
                dying.address().withTimeout(Duration.ofSeconds(1)).store();
        try (online) {
            lake.withOnline(online).whileJudging(dying::close);

            IngestReport report = lake.ingestAll();

            assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
            assertThat(report.failure()).isInstanceOf(Unavailable.class).hasMessageContaining(online.address());
        }
        lake.withOnline(served).whileJudging(() -> {});

        assertThat(lake.inForce().runId()).isEqualTo(before);
        assertThat(lake.verification().matches()).isTrue();
    }

    @Test
    void saysThatTheBucketIsMissing() {
        S3Settings settings = bucket.settings();
        S3Settings missing = new S3Settings(
                settings.endpoint(), settings.region(), "no-such-bucket", settings.accessKey(), settings.secretKey());
        try (S3ObjectStore nowhere = new S3ObjectStore(missing)) {
            ObjectStore store = lake.store();
            IngestReport report = lake.withStore(nowhere).ingest();
            lake.withStore(store);

            assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
            assertThat(report.failure())
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("no-such-bucket")
                    .extracting(failure -> ((TicketPlatformException) failure).remedy())
                    .asString()
                    .isNotBlank();
        }
    }
}
