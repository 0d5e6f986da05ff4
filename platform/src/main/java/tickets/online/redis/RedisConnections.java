package tickets.online.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The connections to one server: readers borrow them, a publisher opens one of its own. Thread-safe. */
final class RedisConnections implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 32;

    private final JedisSocketFactory sockets;
    private final JedisClientConfig login;
    private final ConnectionPool pool;

    RedisConnections(RedisSettings settings) {
        this.sockets = new RedisSockets(settings);
        this.login = login(settings);
        this.pool = new ConnectionPool(new ConnectionFactory(sockets, login), poolConfig(settings.timeout()));
    }

    private static JedisClientConfig login(RedisSettings settings) {
        DefaultJedisClientConfig.Builder login = DefaultJedisClientConfig.builder()
                // What every server since Redis 4 speaks, and nothing said before the first command but the login.
                .resp2()
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .timeoutMillis(Math.toIntExact(settings.timeout().toMillis()));
        if (settings.username() != null) {
            login.user(settings.username());
        }
        if (settings.password() != null) {
            login.password(settings.password());
        }
        return login.build();
    }

    private static ConnectionPoolConfig poolConfig(Duration timeout) {
        ConnectionPoolConfig config = new ConnectionPoolConfig();
        config.setMaxTotal(MAX_CONNECTIONS);
        config.setMaxIdle(MAX_CONNECTIONS);
        config.setMaxWait(timeout);
        // No thread of its own and no ping before each use: a connection that died meanwhile is met in read().
        config.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        config.setTestWhileIdle(false);
        config.setJmxEnabled(false);
        return config;
    }

    /** Reads on a borrowed connection; once more when that turns out dead, e.g. after a restart of the server. */
    <T> T read(Function<RedisLine, T> reading) {
        RedisLine borrowed = new RedisLine(pool.getResource());
        try {
            return readAndGiveBack(borrowed, reading);
        } catch (JedisConnectionException lost) {
            if (RedisProblems.cause(lost, SocketTimeoutException.class).isPresent()) {
                throw lost;
            }
            pool.clear();
            return readAndGiveBack(new RedisLine(pool.getResource()), reading);
        }
    }

    private static <T> T readAndGiveBack(RedisLine line, Function<RedisLine, T> reading) {
        boolean whole = false;
        try {
            T answer = reading.apply(line);
            whole = true;
            return answer;
        } finally {
            if (!whole) {
                line.cut();
            }
            line.close();
        }
    }

    /** A connection for one caller alone, which closes it. */
    RedisLine open() {
        return new RedisLine(new Connection(sockets, login));
    }

    @Override
    public void close() {
        pool.close();
    }
}
