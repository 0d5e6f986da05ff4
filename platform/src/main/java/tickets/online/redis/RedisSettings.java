package tickets.online.redis;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how to speak to it.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param username an ACL user; null for the default user
 * @param password null when the server asks for none
 * @param tls whether the connection is encrypted; the server's certificate and name are checked
 * @param trustedCertificates a PEM file with the authorities to trust; null for those Java trusts
 * @param prefix put before every key; may be empty
 * @param timeout how long to wait for a connection, and for an answer
 */
public record RedisSettings(
        String host,
        int port,
        @Nullable String username,
        @Nullable String password,
        boolean tls,
        @Nullable Path trustedCertificates,
        String prefix,
        Duration timeout) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** A server without password and TLS; no prefix, ten seconds. */
    public static RedisSettings at(String host, int port) {
        return new RedisSettings(host, port, null, null, false, null, "", DEFAULT_TIMEOUT);
    }

    /** The same with a login; either may be null. */
    public RedisSettings withLogin(@Nullable String newUsername, @Nullable String newPassword) {
        return new RedisSettings(host, port, newUsername, newPassword, tls, trustedCertificates, prefix, timeout);
    }

    /** The same, encrypted; {@code authorities} null for those Java trusts. */
    public RedisSettings withTls(@Nullable Path authorities) {
        return new RedisSettings(host, port, username, password, true, authorities, prefix, timeout);
    }

    /** The same with a prefix before every key. */
    public RedisSettings withPrefix(String newPrefix) {
        return new RedisSettings(host, port, username, password, tls, trustedCertificates, newPrefix, timeout);
    }

    /** The same with another patience. */
    public RedisSettings withTimeout(Duration newTimeout) {
        return new RedisSettings(host, port, username, password, tls, trustedCertificates, prefix, newTimeout);
    }

    /** As a person would write it: {@code rediss://host:port}, and the prefix where there is one. */
    public String address() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        String server = (tls ? "rediss://" : "redis://") + shownHost + ":" + port;
        return prefix.isEmpty() ? server : server + " (prefix '" + prefix + "')";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RedisSettings[" + address() + ", username=" + username + ", password="
                + (password == null ? "none" : "***") + ", timeout=" + timeout + "]";
    }
}
