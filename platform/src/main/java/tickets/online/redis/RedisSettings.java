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

    /** The same, encrypted; {@code authorities} null for those Java trusts. */
    public RedisSettings withTls(@Nullable Path authorities) {
        return new RedisSettings(host, port, username, password, true, authorities, prefix, timeout);
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
