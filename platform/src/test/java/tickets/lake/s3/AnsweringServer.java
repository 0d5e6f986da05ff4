package tickets.lake.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that gives every request the same answer. */
final class AnsweringServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private AnsweringServer(int status, Map<String, String> headers, String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, isHead ? -1 : body.getBytes(UTF_8).length);
            if (!isHead) {
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
            exchange.close();
        });
        server.start();
    }

    /** Refuses everything as S3 does. */
    static AnsweringServer refusing(int status, String code, String message) throws IOException {
        return new AnsweringServer(
                status,
                Map.of("Content-Type", "application/xml"),
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    /** Answers with these headers. */
    static AnsweringServer answering(int status, Map<String, String> headers, String body) throws IOException {
        return new AnsweringServer(status, headers, body);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
