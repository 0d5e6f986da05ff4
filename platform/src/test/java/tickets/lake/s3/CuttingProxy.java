package tickets.lake.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes TCP connections on and cuts the first few after so many bytes of one direction. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final URI target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long answerBytes = Long.MAX_VALUE;
    private volatile long requestBytes = Long.MAX_VALUE;

    CuttingProxy(URI target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    void cutAnswers(int times, long afterBytes) {
        answerBytes = afterBytes;
        cutsLeft.set(times);
    }

    void cutRequests(int times, long afterBytes) {
        requestBytes = afterBytes;
        cutsLeft.set(times);
    }

    int cuts() {
        return cuts.get();
    }

    void refuseConnections() throws IOException {
        entrance.close();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                threads.execute(() -> pass(client, server, requestBytes));
                threads.execute(() -> pass(server, client, answerBytes));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[8192];
        long passed = 0;
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            int count;
            while ((count = input.read(buffer)) >= 0) {
                if (passed + count > limit && cutsLeft.getAndDecrement() > 0) {
                    cuts.incrementAndGet();
                    output.write(buffer, 0, (int) Math.max(0, limit - passed));
                    return;
                }
                output.write(buffer, 0, count);
                passed += count;
            }
        } catch (IOException closedByTheOtherSide) {
            // Both sockets are closed.
        }
    }
}
