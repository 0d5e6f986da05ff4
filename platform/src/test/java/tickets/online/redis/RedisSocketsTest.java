package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

class RedisSocketsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(strings = {"+PONG\r\n", "-NOAUTH Authentication required.\r\n", "-DENIED protected mode\r\n"})
    void findOutThatAServerKnowsNoTlsHoweverItGreets(String greeting) throws IOException {
        try (PlainServer server = PlainServer.answering(greeting)) {
            RedisTrouble.expect(
                    server.address().withTls(null).withTimeout(SHORT),
                    InvalidInput.class,
                    "speak without TLS",
                    "redis_tls=false");
            assertThat(server.connections()).as("a handshake and a greeting").isEqualTo(2);
        }
    }

    @Test
    void takeAServerThatIsSilentInEveryLanguageForAway() throws IOException {
        try (PlainServer server = PlainServer.answering("")) {
            RedisTrouble.expect(
                    server.address().withTls(null).withTimeout(SHORT),
                    Unavailable.class,
                    "no answer within 300 ms",
                    "is up");
        }
    }

    @Test
    void doNotTakeSomethingElseForARedis() throws IOException {
        try (PlainServer server = PlainServer.answering("HTTP/1.1 400 Bad Request\r\n")) {
            assertThat(PlainTalk.isUnderstoodAt(server.socketAddress(), SHORT)).isFalse();
        }
    }
}
