package tickets.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Redis that serves the freshest tickets.
 *
 * @param host host name or address of the Redis server; unset: the embedded online store is used
 * @param port port of the Redis server
 * @param username user to log in to Redis as; unset: the default user
 * @param password password to log in to Redis with; unset: no log-in
 * @param tls whether the connection to Redis is encrypted
 * @param prefix text put before each ticket's id to make its key in Redis
 * @param timeout how long to wait for Redis to connect or to answer
 */
public record RedisSettings(
        @Nullable String host,
        int port,
        @Nullable String username,
        @Nullable Secret password,
        boolean tls,
        String prefix,
        Duration timeout) {}
