package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

    @Test
    void startsWithoutLoginTlsAndPrefix() {
        assertThat(RedisSettings.at("cache", 6379))
                .isEqualTo(new RedisSettings("cache", 6379, null, null, false, null, "", Duration.ofSeconds(10)));
    }

    @Test
    void showsNoPassword() {
        RedisSettings settings = RedisSettings.at("cache", 6379)
                .withLogin("ann", "s3cret")
                .withTls(null)
                .withPrefix("dev:");

        assertThat(settings.toString())
                .isEqualTo("RedisSettings[rediss://cache:6379 (prefix 'dev:'), username=ann, password=***,"
                        + " timeout=PT10S]");
    }

    @Test
    void bracketsAnIpv6Address() {
        assertThat(RedisSettings.at("::1", 6379).address()).isEqualTo("redis://[::1]:6379");
    }
}
