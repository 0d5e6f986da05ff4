package tickets.online.redis;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens sockets to the server, encrypted where the settings say so. Neither the connection nor the handshake waits
 * longer than the settings allow. A server without TLS is silent at a handshake; it is found out by speaking to it
 * plainly, so that nobody waits for it again and again.
 */
final class RedisSockets implements JedisSocketFactory {

    /** How long a server may be silent at a handshake before it is asked whether it knows TLS at all. */
    private static final Duration BEFORE_A_DOUBT = Duration.ofSeconds(2);

    private final RedisSettings settings;
    private final @Nullable SSLSocketFactory encrypting;

    RedisSockets(RedisSettings settings) {
        this.settings = settings;
        this.encrypting = settings.tls() ? RedisTls.trusting(settings.trustedCertificates()) : null;
    }

    @Override
    public Socket createSocket() {
        try {
            return connectToFirstThatAnswers();
        } catch (IOException failure) {
            throw new JedisConnectionException("Cannot connect to " + settings.address(), failure);
        }
    }

    /**
     * A name can stand for several addresses, of which the server listens at one: "localhost" for ::1 and 127.0.0.1.
     */
    private Socket connectToFirstThatAnswers() throws IOException {
        IOException failed = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(settings.host())) {
            try {
                return connect(new InetSocketAddress(address, settings.port()));
            } catch (ConnectException refused) {
                failed = refused;
            }
        }
        throw failed;
    }

    private Socket connect(InetSocketAddress server) throws IOException {
        if (encrypting == null) {
            return open(server, settings.timeout(), plain -> plain);
        }
        Duration patience = settings.timeout().compareTo(BEFORE_A_DOUBT) < 0 ? settings.timeout() : BEFORE_A_DOUBT;
        try {
            return encrypted(server, patience, encrypting);
        } catch (SocketTimeoutException silent) {
            if (PlainTalk.isUnderstoodAt(server, patience)) {
                throw new SSLException("the server answers without TLS", silent);
            }
            Duration left = settings.timeout().minus(patience.multipliedBy(2));
            if (left.isNegative() || left.isZero()) {
                throw silent;
            }
            return encrypted(server, left, encrypting);
        }
    }

    private Socket encrypted(InetSocketAddress server, Duration patience, SSLSocketFactory factory) throws IOException {
        Socket socket = open(server, patience, plain -> encrypt(plain, factory));
        socket.setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
        return socket;
    }

    /** What makes a connected socket ready to use. */
    @FunctionalInterface
    private interface Preparation {
        Socket of(Socket connected) throws IOException;
    }

    private static Socket open(InetSocketAddress server, Duration timeout, Preparation preparation) throws IOException {
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(server, millis);
            socket.setSoTimeout(millis);
            return preparation.of(socket);
        } catch (IOException failure) {
            closeAfter(failure, socket);
            throw failure;
        }
    }

    private SSLSocket encrypt(Socket socket, SSLSocketFactory factory) throws IOException {
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters checkingTheName = encrypted.getSSLParameters();
        checkingTheName.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(checkingTheName);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Whether a TLS handshake comes about there, be the certificate trusted or not; tells why plain talk fails. */
    static boolean speaksTls(RedisSettings settings) {
        try (Socket encrypted = new RedisSockets(settings.withTls(null)).createSocket()) {
            return encrypted.isConnected();
        } catch (JedisConnectionException failure) {
            return RedisProblems.cause(failure, CertificateException.class).isPresent();
        } catch (IOException failure) {
            return false;
        }
    }

    private static void closeAfter(IOException failure, Socket socket) {
        try {
            socket.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
