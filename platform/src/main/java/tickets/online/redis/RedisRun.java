package tickets.online.redis;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import tickets.online.OnlineSet;

/** The set's description as the run hash holds it. */
final class RedisRun {

    private static final String RUN_ID = "run_id";
    private static final String DOCUMENTS = "documents";
    private static final String PUBLISHED_AT = "published_at";
    private static final String TOKEN = "token";

    private RedisRun() {}

    static void sendRead(RedisLine line, RedisKeys keys) {
        line.send(Command.HGETALL, keys.run());
    }

    static void sendWrite(RedisLine line, RedisKeys keys, OnlineSet set) {
        line.send(
                Command.HSET,
                keys.run(),
                RedisKeys.bytes(RUN_ID),
                RedisKeys.bytes(set.runId()),
                RedisKeys.bytes(DOCUMENTS),
                RedisKeys.bytes(Long.toString(set.documents())),
                RedisKeys.bytes(PUBLISHED_AT),
                RedisKeys.bytes(set.publishedAt().toString()));
    }

    static void sendToken(RedisLine line, RedisKeys keys, long token) {
        line.send(Command.HSET, keys.run(), RedisKeys.bytes(TOKEN), RedisKeys.bytes(Long.toString(token)));
    }

    /**
     * The highest token that was claimed; 0 when there was none.
     *
     * @param answer what {@code HGETALL} answered
     */
    static long token(@Nullable Object answer) {
        try {
            return Long.parseLong(fields(answer).getOrDefault(TOKEN, "0"));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    private static Map<String, String> fields(@Nullable Object answer) {
        Map<String, String> fields = new HashMap<>();
        List<?> namesAndValues = answer == null ? List.of() : (List<?>) answer;
        for (int index = 0; index + 1 < namesAndValues.size(); index += 2) {
            fields.put(RedisKeys.text(namesAndValues.get(index)), RedisKeys.text(namesAndValues.get(index + 1)));
        }
        return fields;
    }

    /** @param answer what {@code HGETALL} answered; a hash that is not a run's counts as none */
    static Optional<OnlineSet> set(@Nullable Object answer) {
        Map<String, String> fields = fields(answer);
        String runId = fields.get(RUN_ID);
        String documents = fields.get(DOCUMENTS);
        String publishedAt = fields.get(PUBLISHED_AT);
        if (runId == null || documents == null || publishedAt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OnlineSet(runId, Long.parseLong(documents), Instant.parse(publishedAt)));
        } catch (NumberFormatException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
