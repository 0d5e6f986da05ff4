package tickets.online.redis;

import static tickets.online.redis.RedisKeys.bytes;
import static tickets.online.redis.RedisKeys.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;

/**
 * Reads several documents of one and the same set: first their ids while watching the run hash, then the documents in a
 * transaction that the server drops if a publish came in between.
 */
final class RedisReading {

    private static final int BATCH = 500;
    private static final int TRIES = 20;

    private final RedisConnections connections;
    private final RedisKeys keys;
    private final RedisProblems problems;

    RedisReading(RedisConnections connections, RedisKeys keys, RedisProblems problems) {
        this.connections = connections;
        this.keys = keys;
        this.problems = problems;
    }

    List<String> recent(int count) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Page page = connections.read(line -> page(line, 0, count));
            if (page.isOfOneSet()) {
                return page.documents().stream().map(OnlineDocument::json).toList();
            }
        }
        throw problems.replacedWhileReading();
    }

    void forEach(Consumer<OnlineDocument> consumer) {
        Page page = connections.read(line -> page(line, 0, BATCH));
        Optional<OnlineSet> set = page.set();
        long from = 0;
        while (page.ids() > 0) {
            if (!page.isOfOneSet() || !page.set().equals(set)) {
                throw problems.replacedWhileReading();
            }
            page.documents().forEach(consumer);
            from += page.ids();
            long next = from;
            page = connections.read(line -> page(line, next, BATCH));
        }
        if (!page.set().equals(set)) {
            throw problems.replacedWhileReading();
        }
    }

    /**
     * @param ids how many tickets the index named; a document that is gone from under its index is left out
     * @param found null when a publish came in between
     */
    private record Page(
            Optional<OnlineSet> set, int ids, @Nullable List<OnlineDocument> found) {

        boolean isOfOneSet() {
            return found != null;
        }

        List<OnlineDocument> documents() {
            return Objects.requireNonNull(found);
        }
    }

    private Page page(RedisLine line, long from, int count) {
        line.send(Command.WATCH, keys.run());
        RedisRun.sendRead(line, keys);
        line.send(Command.LRANGE, keys.order(), bytes(Long.toString(from)), bytes(Long.toString(from + count - 1)));
        List<@Nullable Object> answers = line.answers();
        List<?> ids = (List<?>) Objects.requireNonNull(answers.get(2));

        line.send(Command.MULTI);
        for (Object id : ids) {
            line.send(Command.ZSCORE, keys.createdAt(), (byte[]) id);
            line.send(JsonCommand.GET, keys.ticket(text(id)));
        }
        line.send(Command.EXEC);
        List<@Nullable Object> queued = line.answers();
        List<@Nullable Object> found = RedisLine.transaction(queued.get(queued.size() - 1));
        return new Page(RedisRun.set(answers.get(1)), ids.size(), found == null ? null : documents(ids, found));
    }

    private static List<OnlineDocument> documents(List<?> ids, List<@Nullable Object> found) {
        List<OnlineDocument> documents = new ArrayList<>();
        for (int index = 0; index < ids.size(); index++) {
            Object score = found.get(2 * index);
            Object json = found.get(2 * index + 1);
            if (score != null && json != null) {
                long createdAtMicros = new BigDecimal(text(score)).longValue();
                documents.add(new OnlineDocument(text(ids.get(index)), createdAtMicros, (byte[]) json));
            }
        }
        return documents;
    }
}
