package tickets.online.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** Stands between a client and Redis and cuts the connection once, when the first EXEC passes. */
final class CuttingProxy implements AutoCloseable {

    /** What becomes of the EXEC. */
    enum Cut {
        BEFORE_IT_ARRIVES,
        AFTER_IT_WAS_DONE,
        AFTER_IT_WAS_DONE_AND_FOR_EVER
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final AtomicReference<Cut> cut;

    CuttingProxy(int serverPort, Cut cut) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.cut = new AtomicReference<>(cut);
        inBackground(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            // A call that was blocked in accept can still take one connection after the close.
            if (listening.isClosed()) {
                client.close();
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            inBackground(() -> passRequests(client, server));
            inBackground(() -> passAnswers(client, server));
        }
    }

    private void passRequests(Socket client, Socket server) throws IOException {
        byte[] buffer = new byte[65_536];
        OutputStream requests = server.getOutputStream();
        for (int read = client.getInputStream().read(buffer);
                read >= 0;
                read = client.getInputStream().read(buffer)) {
            boolean execute = new String(buffer, 0, read, ISO_8859_1).endsWith("EXEC\r\n");
            if (execute && cut.get() == Cut.BEFORE_IT_ARRIVES) {
                cut.set(null);
                break;
            }
            if (execute && cut.get() != null) {
                doneThenCut(client, server, buffer, read);
                return;
            }
            requests.write(buffer, 0, read);
        }
        client.close();
        server.close();
    }

    /** The other direction is stopped first, so that nothing of the answer gets through. */
    private void doneThenCut(Socket client, Socket server, byte[] buffer, int length) throws IOException {
        if (cut.getAndSet(null) == Cut.AFTER_IT_WAS_DONE_AND_FOR_EVER) {
            listening.close();
        }
        client.shutdownOutput();
        server.getOutputStream().write(buffer, 0, length);
        try (RedisOnlineStore other =
                RedisAddress.at(RedisServer.HOST, serverPort).store()) {
            Awaitility.await()
                    .until(() -> other.current()
                            .filter(set -> set.runId().equals("run-2"))
                            .isPresent());
        }
        client.close();
        server.close();
    }

    private static void passAnswers(Socket client, Socket server) throws IOException {
        byte[] buffer = new byte[65_536];
        InputStream answers = server.getInputStream();
        for (int read = answers.read(buffer); read >= 0; read = answers.read(buffer)) {
            client.getOutputStream().write(buffer, 0, read);
        }
        client.close();
    }

    private static void inBackground(Transfer transfer) {
        Thread thread = new Thread(() -> {
            try {
                transfer.run();
            } catch (IOException closed) {
                // One side went away, which is what this proxy is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Transfer {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
