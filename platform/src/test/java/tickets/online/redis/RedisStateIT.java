package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import tickets.online.OnlineDocuments;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** What a Redis can be instead of ready, on real servers of the tests' own. */
class RedisStateIT {

    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    @Test
    void saysThatThereAreNoJsonCommands() {
        RedisAddress plain = RedisAddress.at(
                RedisServer.HOST, Integer.parseInt(RedisServer.required("tickets.test.redis_without_json.port")));

        RedisTrouble.expect(plain, InvalidInput.class, "has no JSON commands", "RedisJSON");
        try (RedisOnlineStore store = plain.store()) {
            TicketPlatformException trouble = catchThrowableOfType(
                    TicketPlatformException.class,
                    () -> OnlineDocuments.of("run-1").with(3).publishTo(store));
            assertThat(trouble).isInstanceOf(InvalidInput.class).hasMessageContaining("no JSON commands");
            assertThat(trouble.getCause()).isNull();
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        RedisTrouble.expect(
                RedisAddress.at(RedisServer.HOST, RedisServer.freePort()),
                Unavailable.class,
                "refused or was lost",
                "Start Redis");
    }

    @Test
    void saysSoToReadersToo() throws IOException {
        try (RedisOnlineStore nowhere = RedisAddress.at(RedisServer.HOST, RedisServer.freePort())
                        .store();
                RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret");
                RedisOnlineStore stranger =
                        server.address().withLogin(null, "gue55ed").store()) {
            assertThatThrownBy(() -> nowhere.find("TICKET-1"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageStartingWith("Cannot read")
                    .hasMessageContaining("refused or was lost");
            assertThatThrownBy(() -> stranger.recent(1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("refuses the user name or the password");
        }
    }

    @Test
    void saysThatTheNameIsNotKnown() {
        RedisTrouble.expect(
                RedisAddress.at("no-such-host.invalid", 6379), Unavailable.class, "is not known", "redis_host");
    }

    @Test
    void doesNotWaitForEverForASilentServer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            RedisTrouble.expect(
                    RedisAddress.at(RedisServer.HOST, silent.getLocalPort()).withTimeout(SHORT),
                    Unavailable.class,
                    "no answer within 500 ms",
                    "is up");
        }
    }

    @Test
    void saysThatTheServerIsAReplica() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--replicaof", "127.0.0.1 1")) {
            RedisTrouble.expect(server.address(), InvalidInput.class, "read-only replica", "primary");
        }
    }

    @Test
    void saysThatTheServerIsPartOfACluster() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--cluster-enabled", "yes")) {
            RedisTrouble.expect(server.address(), InvalidInput.class, "part of a cluster", "single server");
        }
    }

    @Test
    void saysThatTheServerIsLoading() throws IOException {
        try (RedisServer server = RedisServer.start(folder, "--dbfilename", "dump.rdb");
                Jedis client = server.client()) {
            for (int key = 0; key < 2_000; key++) {
                client.set("key-" + key, "x".repeat(1_000));
            }
            client.save();
        }
        try (RedisServer server = RedisServer.start(
                folder,
                "--dbfilename",
                "dump.rdb",
                "--key-load-delay",
                "20000",
                "--loading-process-events-interval-bytes",
                "1024")) {
            RedisTrouble.expect(server.address(), Unavailable.class, "still loading", "Wait");
        }
    }

    @Test
    void saysThatTheMemoryIsFullAndKeepsTheOldSet() throws IOException {
        try (RedisServer server = RedisServer.start(folder);
                Jedis client = server.client();
                RedisOnlineStore store = server.store()) {
            OnlineDocuments old = OnlineDocuments.of("run-1").with(100);
            old.publishTo(store);
            long used = Long.parseLong(
                    client.info("memory").split("used_memory:", 2)[1].split("\r\n", 2)[0]);
            client.configSet("maxmemory", Long.toString(used + 1_000_000));
            store.checkReady();
            OnlineDocuments big = OnlineDocuments.of("run-2");
            String text = "x".repeat(2_600);
            for (int number = 0; number < 4_000; number++) {
                big.with("TICKET-" + number, "{\"text\":\"" + text + "\"}");
            }

            assertThatThrownBy(() -> big.publishTo(store))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("memory is full");

            assertThat(store.current()).contains(old.set());
            assertThat(store.recent(1_000)).hasSize(100);
            client.configSet("maxmemory", "1mb");
            RedisTrouble.expect(server.address(), Unavailable.class, "memory is full", "maxmemory");
        }
    }

    @Test
    void warnsOfAServerThatDropsDocuments() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(RedisReadiness.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(lines);
        try (RedisServer server =
                        RedisServer.start(folder, "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
                RedisOnlineStore store = server.store()) {
            store.checkReady();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("allkeys-lru"));
    }
}
