package tickets.online.redis;

import static tickets.online.redis.RedisKeys.bytes;
import static tickets.online.redis.RedisKeys.text;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;

/**
 * Rehearses a publish: every command it will need is sent, those that change something inside a transaction that is
 * then discarded. The server checks rights, commands, memory and its own role when it queues them.
 */
final class RedisReadiness {

    private static final Logger LOG = LoggerFactory.getLogger(RedisReadiness.class);

    private final RedisSettings settings;
    private final RedisKeys keys;
    private final byte[] rehearsal;

    RedisReadiness(RedisSettings settings, RedisKeys keys) {
        this.settings = settings;
        this.keys = keys;
        this.rehearsal = keys.ticket("tickets:online:rehearsal");
    }

    /** Fails with what the server refuses. */
    void check(RedisLine line) {
        rehearseReading(line);
        rehearseWriting(line);
        warnOfEviction(line);
    }

    private void rehearseReading(RedisLine line) {
        line.send(Command.WATCH, keys.run());
        line.send(Command.HGETALL, keys.run());
        line.send(Command.LRANGE, keys.order(), bytes("0"), bytes("0"));
        line.send(Command.ZRANGE, keys.createdAt(), bytes("0"), bytes("0"));
        line.send(Command.ZSCORE, keys.createdAt(), bytes("rehearsal"));
        line.send(Command.TYPE, rehearsal);
        line.send(JsonCommand.GET, rehearsal);
        line.send(Command.UNWATCH);
        line.send(Command.MULTI);
        line.send(Command.EXEC);
        line.answers();
    }

    private void rehearseWriting(RedisLine line) {
        line.send(Command.MULTI);
        line.send(JsonCommand.SET, rehearsal, bytes("$"), bytes("{}"));
        line.send(Command.DEL, keys.order(), keys.createdAt(), keys.run());
        line.send(Command.UNLINK, rehearsal);
        line.send(Command.ZADD, keys.createdAt(), bytes("0"), bytes("rehearsal"));
        line.send(Command.RPUSH, keys.order(), bytes("rehearsal"));
        line.send(Command.HSET, keys.run(), bytes("rehearsal"), bytes("rehearsal"));
        line.send(Command.HDEL, keys.run(), bytes("rehearsal"));
        line.send(Command.DISCARD);
        line.answers();
    }

    private void warnOfEviction(RedisLine line) {
        Map<String, String> memory;
        try {
            memory = fields(text(Objects.requireNonNull(line.ask(Command.INFO, bytes("memory")))));
        } catch (JedisDataException notAllowed) {
            LOG.debug("Cannot ask {} for its eviction policy", settings.address());
            return;
        }
        String policy = memory.getOrDefault("maxmemory_policy", "noeviction");
        boolean limited = !memory.getOrDefault("maxmemory", "0").equals("0");
        if (limited && policy.startsWith("allkeys")) {
            LOG.warn(
                    "Redis at {} drops documents silently when its memory is full (maxmemory-policy {}):"
                            + " set it to noeviction or volatile-lru",
                    settings.address(),
                    policy);
        }
    }

    private static Map<String, String> fields(String info) {
        return info.lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 1)));
    }
}
