package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;

/** A real Redis of a test's own, on a port of its own, ended with it. */
public final class RedisServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final int port;
    private final Process process;

    private RedisServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** With JSON commands and further options as on the command line. */
    public static RedisServer start(Path folder, String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("--port", "" + port));
        command.addAll(List.of(options));
        return start(folder, port, command);
    }

    /** Answers with TLS only. */
    static RedisServer startWithTls(Path folder, Path certificate, Path key) throws IOException {
        int port = freePort();
        return start(
                folder,
                port,
                List.of(
                        "--port",
                        "0",
                        "--tls-port",
                        "" + port,
                        "--tls-cert-file",
                        certificate.toString(),
                        "--tls-key-file",
                        key.toString(),
                        "--tls-ca-cert-file",
                        certificate.toString(),
                        "--tls-auth-clients",
                        "no"));
    }

    private static RedisServer start(Path folder, int port, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(required("tickets.test.redis.server"), "--bind", HOST, "--dir", folder.toString()));
        command.addAll(List.of("--loadmodule", required("tickets.test.redis.json_module")));
        if (!options.contains("--dbfilename")) {
            command.addAll(List.of("--save", ""));
        }
        command.addAll(options);
        Path log = folder.resolve("redis-" + port + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RedisServer server = new RedisServer(port, process);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            assertThat(process.isAlive()).as(() -> read(log)).isTrue();
            return server.accepts();
        });
        return server;
    }

    /** The value of a system property that says where a real service is. */
    static String required(String property) {
        String value = System.getProperty(property);
        assertThat(value)
                .as("Missing -D" + property + ": these tests need real services; 'scripts/services env' prints it")
                .isNotBlank();
        return value;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public RedisAddress address() {
        return RedisAddress.at(HOST, port).withTimeout(Duration.ofSeconds(5));
    }

    public RedisOnlineStore store() {
        return address().store();
    }

    Jedis client() {
        return new Jedis(HOST, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
