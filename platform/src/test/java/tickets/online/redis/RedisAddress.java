package tickets.online.redis;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a test speaks to a Redis: without login, TLS and prefix unless it says so. */
public record RedisAddress(RedisSettings settings) {

    public static RedisAddress at(String host, int port) {
        return new RedisAddress(new RedisSettings(host, port, null, null, false, null, "", Duration.ofSeconds(10)));
    }

    RedisAddress withLogin(@Nullable String username, String password) {
        return new RedisAddress(new RedisSettings(
                settings.host(),
                settings.port(),
                username,
                password,
                settings.tls(),
                settings.trustedCertificates(),
                settings.prefix(),
                settings.timeout()));
    }

    /** @param authorities null for those Java trusts */
    RedisAddress withTls(@Nullable Path authorities) {
        return new RedisAddress(settings.withTls(authorities));
    }

    public RedisAddress withPrefix(String prefix) {
        return new RedisAddress(new RedisSettings(
                settings.host(),
                settings.port(),
                settings.username(),
                settings.password(),
                settings.tls(),
                settings.trustedCertificates(),
                prefix,
                settings.timeout()));
    }

    public RedisAddress withTimeout(Duration timeout) {
        return new RedisAddress(new RedisSettings(
                settings.host(),
                settings.port(),
                settings.username(),
                settings.password(),
                settings.tls(),
                settings.trustedCertificates(),
                settings.prefix(),
                timeout));
    }

    public RedisOnlineStore store() {
        return new RedisOnlineStore(settings);
    }
}
