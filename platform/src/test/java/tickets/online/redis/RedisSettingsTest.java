package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

    @Test
    void showsNoPassword() {
        RedisSettings settings =
                new RedisSettings("cache", 6379, "ann", "s3cret", true, null, "dev:", Duration.ofSeconds(10));

        assertThat(settings.toString())
                .isEqualTo("RedisSettings[rediss://cache:6379 (prefix 'dev:'), username=ann, password=***,"
                        + " timeout=PT10S]");
    }

    @Test
    void bracketsAnIpv6Address() {
        assertThat(RedisAddress.at("::1", 6379).settings().address()).isEqualTo("redis://[::1]:6379");
    }
}
