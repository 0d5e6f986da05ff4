package tickets.online.redis;

import static tickets.online.redis.RedisKeys.bytes;
import static tickets.online.redis.RedisKeys.text;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/**
 * The name of a store, in its run hash: host and port have many spellings, and behind two of them may be one server or
 * two.
 */
final class RedisIdentity {

    private static final byte[] FIELD = bytes("store_id");

    private final RedisKeys keys;

    RedisIdentity(RedisKeys keys) {
        this.keys = keys;
    }

    /** The name; a new one when there is none yet. Somebody who names the store at the same time is asked again. */
    String get(RedisLine line) {
        while (true) {
            line.send(Command.WATCH, keys.run());
            line.send(Command.HGET, keys.run(), FIELD);
            Object name = line.answers().get(1);
            if (name != null) {
                line.ask(Command.UNWATCH);
                return text(name);
            }
            String given = "redis-" + UUID.randomUUID();
            if (isTaken(line, given)) {
                return given;
            }
        }
    }

    private boolean isTaken(RedisLine line, String name) {
        line.send(Command.MULTI);
        line.send(Command.HSET, keys.run(), FIELD, bytes(name));
        line.send(Command.EXEC);
        @Nullable Object exec = line.answers().get(2);
        return RedisLine.transaction(exec) != null;
    }
}
