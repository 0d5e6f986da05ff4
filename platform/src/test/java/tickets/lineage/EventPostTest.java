package tickets.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posting to a receiver that answers, refuses, says nothing or is not there. */
class EventPostTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 201;

    @BeforeEach
    void startReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", this::receive);
        server.start();
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void deliversEventsInTheirOrderWithTheToken() {
        try (EventPost post = post(url(server.getAddress().getPort()), "t0k3n", LONG)) {
            post.receive("{\"n\":1}");
            post.receive("{\"n\":2}");
        }

        assertThat(received)
                .containsExactly("Bearer t0k3n application/json {\"n\":1}", "Bearer t0k3n application/json {\"n\":2}");
        assertThat(troubles).isEmpty();
    }

    @Test
    void sendsNoTokenWhenThereIsNone() {
        try (EventPost post = post(url(server.getAddress().getPort()), null, LONG)) {
            post.receive("{}");
        }

        assertThat(received).containsExactly("null application/json {}");
    }

    @Test
    void tellsThatTheReceiverRefuses() {
        status = 401;

        try (EventPost post = post(url(server.getAddress().getPort()), "wrong", LONG)) {
            post.receive("{}");
        }

        assertThat(troubles)
                .containsExactly("Cannot deliver lineage events to "
                        + url(server.getAddress().getPort())
                        + ": it answers with status 401. Look after the receiver, or correct lineage.url, lineage.token"
                        + " or lineage.timeout.");
    }

    @Test
    void goesOnWithTheNextEventWhenOneDidNotArrive() {
        status = 500;
        try (EventPost post = post(url(server.getAddress().getPort()), null, LONG)) {
            post.receive("{\"n\":1}");
            post.receive("{\"n\":2}");
        }

        assertThat(received).hasSize(2);
        assertThat(troubles).hasSize(2);
    }

    @Test
    void tellsThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        try (EventPost post = post(url(port), null, LONG)) {
            post.receive("{}");
        }

        assertThat(troubles).singleElement().asString().contains("Cannot deliver lineage events", "ConnectException");
    }

    @Test
    void doesNotWaitForEverForAReceiverThatSaysNothing() throws IOException {
        try (ServerSocket silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            try (EventPost post = post(url(silence.getLocalPort()), null, SHORT)) {
                post.receive("{}");
                post.receive("{}");
            }
        }

        assertThat(troubles)
                .isNotEmpty()
                .allSatisfy(trouble -> assertThat(trouble).contains("Cannot deliver lineage events"));
    }

    private EventPost post(URI url, @Nullable String token, Duration timeout) {
        return new EventPost(url, token, timeout, troubles::add);
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/lineage");
    }
}
