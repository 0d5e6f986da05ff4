package tickets.online.redis;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens sockets to the server, encrypted where the settings say so. Neither the connection nor the handshake waits
 * longer than the settings allow: a server without TLS is silent at a handshake.
 */
final class RedisSockets implements JedisSocketFactory {

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
        Socket socket = new Socket();
        try {
            int timeout = Math.toIntExact(settings.timeout().toMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(server, timeout);
            socket.setSoTimeout(timeout);
            return encrypting == null ? socket : encrypt(socket, encrypting);
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
