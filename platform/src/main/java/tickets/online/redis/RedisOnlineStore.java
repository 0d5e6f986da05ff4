package tickets.online.redis;

import static tickets.online.redis.RedisKeys.bytes;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;

/**
 * The online table in Redis: each ticket is a JSON value under {@code <prefix><ticket_id>}, so that other programs can
 * read it with {@code JSON.GET}. Beside them {@code <prefix>tickets:online:run} (hash), {@code …:created_at} (sorted
 * set) and {@code …:order} (list). No other key is ever touched.
 */
public final class RedisOnlineStore implements OnlineStore {

    private final RedisSettings settings;
    private final RedisKeys keys;
    private final RedisProblems problems;
    private final RedisConnections connections;
    private final RedisReading reading;
    private volatile long claimed;

    /** Connects at the first use. */
    public RedisOnlineStore(RedisSettings settings) {
        this.settings = settings;
        this.keys = new RedisKeys(settings.prefix());
        this.problems = new RedisProblems(settings);
        this.connections = new RedisConnections(settings);
        this.reading = new RedisReading(connections, keys, problems);
    }

    @Override
    public void checkReady() {
        try (RedisLine line = connections.open()) {
            new RedisReadiness(settings, keys).check(line);
        } catch (JedisException failure) {
            throw problems.cannotUse(failure);
        }
    }

    @Override
    public void claim(long token) {
        try {
            new RedisClaim(connections, keys, problems).claim(token);
            claimed = token;
        } catch (JedisException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    @Override
    public void publish(OnlineSet set, Iterator<OnlineDocument> newestFirst) {
        try {
            new RedisPublication(settings, connections, keys, problems).publish(set, claimed, newestFirst);
        } catch (JedisException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    @Override
    public Optional<OnlineSet> current() {
        try {
            return connections.read(line -> RedisRun.set(line.ask(Command.HGETALL, keys.run())));
        } catch (JedisException failure) {
            throw problems.cannotRead(failure);
        }
    }

    @Override
    public Optional<String> find(String ticketId) {
        try {
            return connections.read(line -> find(line, ticketId));
        } catch (JedisException failure) {
            throw problems.cannotRead(failure);
        }
    }

    /** A key that the index does not know is somebody else's, whatever it holds. */
    private Optional<String> find(RedisLine line, String ticketId) {
        line.send(Command.ZSCORE, keys.createdAt(), bytes(ticketId));
        line.send(JsonCommand.GET, keys.ticket(ticketId));
        List<@Nullable Object> answers = line.answersOrRefusals();
        if (answers.get(0) == null) {
            return Optional.empty();
        }
        RedisLine.requireNoRefusal(answers);
        return Optional.ofNullable(answers.get(1)).map(RedisKeys::text);
    }

    @Override
    public List<String> recent(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + "; it cannot be negative");
        }
        if (count == 0) {
            return List.of();
        }
        try {
            return reading.recent(count);
        } catch (JedisException failure) {
            throw problems.cannotRead(failure);
        }
    }

    @Override
    public void forEach(Consumer<OnlineDocument> consumer) {
        try {
            reading.forEach(consumer);
        } catch (JedisException failure) {
            throw problems.cannotRead(failure);
        }
    }

    @Override
    public String identity() {
        try (RedisLine line = connections.open()) {
            return new RedisIdentity(keys).get(line);
        } catch (JedisException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    @Override
    public String address() {
        return settings.address();
    }

    @Override
    public void close() {
        connections.close();
    }
}
