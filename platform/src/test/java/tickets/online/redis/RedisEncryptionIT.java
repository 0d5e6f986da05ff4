package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.online.OnlineDocuments;
import tickets.problem.InvalidInput;

/** TLS and its misunderstandings, on real servers of the tests' own. */
class RedisEncryptionIT {

    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    @Test
    void checksTheCertificateAndItsName() throws Exception {
        SelfSigned ours = SelfSigned.forAddress(folder, "127.0.0.1");
        SelfSigned another = SelfSigned.forAddress(folder, "10.0.0.1");
        try (RedisServer server = RedisServer.startWithTls(folder, ours.certificate(), ours.key());
                RedisServer misnamed = RedisServer.startWithTls(folder, another.certificate(), another.key());
                RedisOnlineStore store =
                        server.address().withTls(ours.certificate()).store()) {
            store.checkReady();
            OnlineDocuments.of("run-1").with(1_000).publishTo(store);
            assertThat(store.recent(2_000)).hasSize(1_000);

            RedisTrouble.expect(
                    server.address().withTls(null), InvalidInput.class, "certificate is not trusted", "Trust");
            RedisTrouble.expect(
                    misnamed.address().withTls(another.certificate()),
                    InvalidInput.class,
                    "for another name",
                    "name the server");
        }
    }

    @Test
    void saysThatTheServerSpeaksWithoutTls() throws IOException {
        try (RedisServer server = RedisServer.start(folder)) {
            RedisAddress encrypted = server.address().withTls(null).withTimeout(SHORT);

            RedisTrouble.expect(encrypted, InvalidInput.class, "without TLS", "redis_tls=false");
        }
    }

    @Test
    void saysThatTheServerAsksForTls() throws Exception {
        SelfSigned ours = SelfSigned.forAddress(folder, "127.0.0.1");
        try (RedisServer server = RedisServer.startWithTls(folder, ours.certificate(), ours.key())) {
            RedisTrouble.expect(server.address(), InvalidInput.class, "speaks only TLS", "redis_tls=true");
        }
    }

    @Test
    void saysThatTheTrustedCertificatesCannotBeRead() throws IOException {
        Path notPem = Files.writeString(folder.resolve("trust.pem"), "no certificate");
        RedisAddress distrusted = RedisAddress.at("127.0.0.1", 1).withTls(notPem);

        assertThatThrownBy(distrusted::store).isInstanceOf(InvalidInput.class).hasMessageContaining("trust.pem");
    }
}
