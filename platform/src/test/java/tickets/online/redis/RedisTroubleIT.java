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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import tickets.online.OnlineDocument;
import tickets.online.OnlineDocuments;
import tickets.online.OnlineSet;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Everything that can be wrong with a Redis, on real servers of the tests' own. */
class RedisTroubleIT {

    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    @Nested
    class Login {

        @Test
        void asksForAMissingPassword() throws IOException {
            try (RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret")) {
                assertTrouble(server.settings(), InvalidInput.class, "asks for a password", "redis_password");
                new RedisOnlineStore(server.settings().withLogin(null, "s3cret")).checkReady();
            }
        }

        @Test
        void saysThatAPasswordIsWrongAndDoesNotShowIt() throws IOException {
            try (RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret")) {
                TicketPlatformException trouble = assertTrouble(
                        server.settings().withLogin("ann", "gue55ed"),
                        InvalidInput.class,
                        "refuses the user name or the password",
                        "redis_username");

                assertThat(trouble).asString().doesNotContain("gue55ed");
            }
        }

        @Test
        void saysThatAUserHasNotTheRights() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    Jedis client = server.client();
                    RedisOnlineStore owner = server.store()) {
                OnlineDocuments.of("run-1").with(3).publishTo(owner);
                client.sendCommand(
                        Command.ACL,
                        "SETUSER",
                        "reader",
                        "on",
                        ">pw",
                        "~*",
                        "+@read",
                        "+json.get",
                        "+@connection",
                        "+@transaction",
                        "-hello");

                RedisSettings reading = server.settings().withLogin("reader", "pw");
                assertTrouble(reading, InvalidInput.class, "'reader' has not all the rights", "ACL SETUSER");
                try (RedisOnlineStore reader = new RedisOnlineStore(reading)) {
                    assertThatThrownBy(() -> OnlineDocuments.of("run-2").with(2).publishTo(reader))
                            .isInstanceOf(InvalidInput.class);
                    assertThat(reader.recent(10)).hasSize(3);
                }
            }
        }

        @Test
        void worksWithTheRightsThatItAsksFor() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    Jedis client = server.client()) {
                List<String> rights = new ArrayList<>(List.of("SETUSER", "publisher", "on", ">pw", "~mine:*"));
                rights.addAll(RedisProblems.RIGHTS);
                client.sendCommand(Command.ACL, rights.toArray(String[]::new));
                RedisSettings settings =
                        server.settings().withLogin("publisher", "pw").withPrefix("mine:");

                try (RedisOnlineStore store = new RedisOnlineStore(settings)) {
                    store.checkReady();
                    OnlineDocuments.of("run-1").with(600).publishTo(store);
                    OnlineDocuments.of("run-2").with("A").publishTo(store);
                    assertThat(store.recent(10)).hasSize(1);
                    store.clear();
                }
            }
        }
    }

    @Nested
    class Encryption {

        @Test
        void checksTheCertificateAndItsName() throws Exception {
            SelfSigned ours = SelfSigned.forAddress(folder, "127.0.0.1");
            SelfSigned another = SelfSigned.forAddress(folder, "10.0.0.1");
            try (RedisServer server = RedisServer.startWithTls(folder, ours.certificate(), ours.key());
                    RedisServer misnamed = RedisServer.startWithTls(folder, another.certificate(), another.key());
                    RedisOnlineStore store =
                            new RedisOnlineStore(server.settings().withTls(ours.certificate()))) {
                store.checkReady();
                OnlineDocuments.of("run-1").with(1_000).publishTo(store);
                assertThat(store.recent(2_000)).hasSize(1_000);

                assertTrouble(
                        server.settings().withTls(null), InvalidInput.class, "certificate is not trusted", "Trust");
                assertTrouble(
                        misnamed.settings().withTls(another.certificate()),
                        InvalidInput.class,
                        "for another name",
                        "name the server");
            }
        }

        @Test
        void saysThatTheServerSpeaksWithoutTls() throws IOException {
            try (RedisServer server = RedisServer.start(folder)) {
                TicketPlatformException trouble = catchThrowableOfType(
                        TicketPlatformException.class,
                        () -> new RedisOnlineStore(
                                        server.settings().withTls(null).withTimeout(SHORT))
                                .checkReady());

                assertThat(trouble).hasMessageContaining("without TLS");
                assertThat(trouble.remedy()).contains("redis_tls=false");
            }
        }

        @Test
        void saysThatTheServerAsksForTls() throws Exception {
            SelfSigned ours = SelfSigned.forAddress(folder, "127.0.0.1");
            try (RedisServer server = RedisServer.startWithTls(folder, ours.certificate(), ours.key())) {
                assertTrouble(server.settings(), InvalidInput.class, "speaks only TLS", "redis_tls=true");
            }
        }

        @Test
        void saysThatTheTrustedCertificatesCannotBeRead() throws IOException {
            Path notPem = Files.writeString(folder.resolve("trust.pem"), "no certificate");
            RedisSettings settings = RedisSettings.at("127.0.0.1", 1).withTls(notPem);

            assertThatThrownBy(() -> new RedisOnlineStore(settings))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("trust.pem");
        }
    }

    @Nested
    class State {

        @Test
        void saysThatThereAreNoJsonCommands() {
            RedisSettings plain = RedisSettings.at(
                    RedisServer.HOST, Integer.parseInt(RedisServer.required("tickets.test.redis_without_json.port")));

            assertTrouble(plain, InvalidInput.class, "has no JSON commands", "RedisJSON");
            try (RedisOnlineStore store = new RedisOnlineStore(plain)) {
                TicketPlatformException trouble = catchThrowableOfType(
                        TicketPlatformException.class,
                        () -> OnlineDocuments.of("run-1").with(3).publishTo(store));
                assertThat(trouble).isInstanceOf(InvalidInput.class).hasMessageContaining("no JSON commands");
                assertThat(trouble.getCause()).isNull();
            }
        }

        @Test
        void saysThatNobodyListens() throws IOException {
            assertTrouble(
                    RedisSettings.at(RedisServer.HOST, RedisServer.freePort()),
                    Unavailable.class,
                    "refused or was lost",
                    "Start Redis");
        }

        @Test
        void saysSoToReadersToo() throws IOException {
            try (RedisOnlineStore nowhere =
                            new RedisOnlineStore(RedisSettings.at(RedisServer.HOST, RedisServer.freePort()));
                    RedisServer server = RedisServer.start(folder, "--requirepass", "s3cret");
                    RedisOnlineStore stranger =
                            new RedisOnlineStore(server.settings().withLogin(null, "gue55ed"))) {
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
            assertTrouble(
                    RedisSettings.at("no-such-host.invalid", 6379), Unavailable.class, "is not known", "redis_host");
        }

        @Test
        void doesNotWaitForEverForASilentServer() throws IOException {
            try (ServerSocket silent = new ServerSocket(0)) {
                assertTrouble(
                        RedisSettings.at(RedisServer.HOST, silent.getLocalPort())
                                .withTimeout(SHORT),
                        Unavailable.class,
                        "no answer within 500 ms",
                        "is up");
            }
        }

        @Test
        void saysThatTheServerIsAReplica() throws IOException {
            try (RedisServer server = RedisServer.start(folder, "--replicaof", "127.0.0.1 1")) {
                assertTrouble(server.settings(), InvalidInput.class, "read-only replica", "primary");
            }
        }

        @Test
        void saysThatTheServerIsPartOfACluster() throws IOException {
            try (RedisServer server = RedisServer.start(folder, "--cluster-enabled", "yes")) {
                assertTrouble(server.settings(), InvalidInput.class, "part of a cluster", "single server");
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
                assertTrouble(server.settings(), Unavailable.class, "still loading", "Wait");
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
                assertTrouble(server.settings(), Unavailable.class, "memory is full", "maxmemory");
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

    @Nested
    class LostConnections {

        @Test
        void doNotKeepAReaderFromReading() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    Jedis client = server.client();
                    RedisOnlineStore store = server.store()) {
                OnlineDocuments.of("run-1").with(3).publishTo(store);
                assertThat(store.find("TICKET-1")).isPresent();

                client.sendCommand(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");

                assertThat(store.find("TICKET-1")).isPresent();
            }
        }

        @Test
        void meanSuccessWhenTheSetHadBeenReplaced() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    CuttingProxy proxy = new CuttingProxy(server.port(), CuttingProxy.Cut.AFTER_IT_WAS_DONE);
                    RedisOnlineStore direct = server.store();
                    RedisOnlineStore cut = through(proxy)) {
                OnlineDocuments.of("run-1").with(3).publishTo(direct);
                OnlineDocuments next = OnlineDocuments.of("run-2").with(700);

                next.publishTo(cut);

                assertSet(direct, next);
            }
        }

        @Test
        void meanFailureWhenTheSetHadNotBeenReplaced() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    CuttingProxy proxy = new CuttingProxy(server.port(), CuttingProxy.Cut.BEFORE_IT_ARRIVES);
                    RedisOnlineStore direct = server.store();
                    RedisOnlineStore cut = through(proxy)) {
                OnlineDocuments old = OnlineDocuments.of("run-1").with(3);
                old.publishTo(direct);
                OnlineDocuments next = OnlineDocuments.of("run-2").with(700);

                assertThatThrownBy(() -> next.publishTo(cut))
                        .isInstanceOf(Unavailable.class)
                        .hasMessageContaining("lost before the set was replaced");

                assertSet(direct, old);
                next.publishTo(cut);
                assertSet(direct, next);
            }
        }

        @Test
        void areToldAsUnknownWhenNobodyCanBeAsked() throws IOException {
            try (RedisServer server = RedisServer.start(folder);
                    CuttingProxy proxy =
                            new CuttingProxy(server.port(), CuttingProxy.Cut.AFTER_IT_WAS_DONE_AND_FOR_EVER);
                    RedisOnlineStore cut = through(proxy)) {
                assertThatThrownBy(() -> OnlineDocuments.of("run-2").with(3).publishTo(cut))
                        .isInstanceOf(Unavailable.class)
                        .hasMessageContaining("cannot be asked for the outcome");
            }
        }

        private RedisOnlineStore through(CuttingProxy proxy) {
            return new RedisOnlineStore(RedisSettings.at(RedisServer.HOST, proxy.port()));
        }

        private void assertSet(RedisOnlineStore store, OnlineDocuments expected) {
            List<OnlineDocument> found = new ArrayList<>();
            store.forEach(found::add);
            assertThat(found).isEqualTo(expected.documents());
            assertThat(store.current())
                    .map(OnlineSet::runId)
                    .contains(expected.set().runId());
        }
    }

    private static TicketPlatformException assertTrouble(
            RedisSettings settings, Class<? extends TicketPlatformException> kind, String why, String remedy) {
        try (RedisOnlineStore store = new RedisOnlineStore(settings)) {
            TicketPlatformException trouble = catchThrowableOfType(TicketPlatformException.class, store::checkReady);
            assertThat(trouble)
                    .isInstanceOf(kind)
                    .hasMessageStartingWith("Cannot use the online store at " + settings.address())
                    .hasMessageContaining(why);
            assertThat(trouble.remedy()).contains(remedy);
            return trouble;
        }
    }
}
