package tickets.online.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections and answers a plain greeting with a given text, as a server without TLS does; or nothing. */
final class PlainServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String answer;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    private PlainServer(ServerSocket listening, String answer) {
        this.listening = listening;
        this.answer = answer;
    }

    /** @param answer empty for a server that is silent whatever it hears */
    static PlainServer answering(String answer) throws IOException {
        PlainServer server = new PlainServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
        daemon(server::takeConnections).start();
        return server;
    }

    RedisAddress address() {
        return RedisAddress.at("127.0.0.1", listening.getLocalPort());
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    int connections() {
        return taken.size();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "plain-server");
        thread.setDaemon(true);
        return thread;
    }

    private void takeConnections() {
        try {
            while (true) {
                Socket socket = listening.accept();
                taken.add(socket);
                daemon(() -> answer(socket)).start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(Socket socket) {
        try {
            byte[] heard = socket.getInputStream().readNBytes(4);
            if (new String(heard, US_ASCII).equals("PING") && !answer.isEmpty()) {
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
            }
        } catch (IOException closed) {
            // The other side has had enough.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : taken) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
