package tickets.online.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Speaks to a server without encryption: a greeting and nothing else, so nothing is given away. */
final class PlainTalk {

    private static final byte[] GREETING = "PING\r\n".getBytes(US_ASCII);

    private PlainTalk() {}

    /** Whether a Redis answers there, be it with a welcome or with a refusal. */
    static boolean isUnderstoodAt(InetSocketAddress server, Duration patience) {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(server, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(GREETING);
            int first = socket.getInputStream().read();
            return first == '+' || first == '-';
        } catch (IOException notUnderstood) {
            return false;
        }
    }
}
