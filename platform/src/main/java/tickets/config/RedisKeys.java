package tickets.config;

import java.time.Duration;
import java.util.List;

/** The settings of the Redis that serves the freshest tickets. */
final class RedisKeys {

    static final SettingKey<String> HOST = new SettingKey<>(
            "redis_host",
            SettingTypes.text(
                    "[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?",
                    "a host name or address, without scheme and port"),
            null,
            "host name or address of the Redis server; unset: the embedded online store is used");
    static final SettingKey<Integer> PORT = new SettingKey<>(
            "redis_port",
            SettingTypes.wholeNumber(1, 65535, "an integer from 1 to 65535"),
            "6379",
            "port of the Redis server");
    static final SettingKey<String> USERNAME = new SettingKey<>(
            "redis_username",
            SettingTypes.text("\\S+", "a name without blanks"),
            null,
            "user to log in to Redis as; unset: the default user");
    static final SettingKey<Secret> PASSWORD = new SettingKey<>(
            "redis_password", SettingTypes.secret(), null, "password to log in to Redis with; unset: no log-in");
    static final SettingKey<Boolean> TLS =
            new SettingKey<>("redis_tls", SettingTypes.flag(), "false", "whether the connection to Redis is encrypted");
    static final SettingKey<String> PREFIX = new SettingKey<>(
            "redis_prefix",
            SettingTypes.text("\\S{0,200}", "up to 200 characters without blanks"),
            "",
            "text put before each ticket's id to make its key in Redis");
    static final SettingKey<Duration> TIMEOUT = new SettingKey<>(
            "redis_timeout",
            SettingTypes.duration(
                    Duration.ofMillis(1), Duration.ofHours(1), "a duration from 1ms to 1h, such as 500ms or 10s"),
            "10s",
            "how long to wait for Redis to connect or to answer");

    static final List<SettingKey<?>> ALL = List.of(HOST, PORT, USERNAME, PASSWORD, TLS, PREFIX, TIMEOUT);

    private RedisKeys() {}

    static RedisSettings bind(SettingValues values) {
        return new RedisSettings(
                values.find(HOST),
                values.require(PORT),
                values.find(USERNAME),
                values.find(PASSWORD),
                values.require(TLS),
                values.require(PREFIX),
                values.require(TIMEOUT));
    }
}
