package tickets.online.redis;

import static tickets.online.redis.RedisKeys.bytes;
import static tickets.online.redis.RedisKeys.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;
import tickets.online.CheckedDocuments;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;

/**
 * One publish: everything that changes goes into one transaction, which the server queues while the documents stream by
 * and carries out at the end. Until then, and whenever it is not carried out, the old set stays.
 */
final class RedisPublication {

    private static final Logger LOG = LoggerFactory.getLogger(RedisPublication.class);
    private static final int BATCH = 500;
    private static final byte[] ROOT = bytes("$");

    // The server takes 128 levels; a document it refused in the middle of a transaction would tear the set.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final RedisSettings settings;
    private final RedisConnections connections;
    private final RedisKeys keys;
    private final RedisProblems problems;

    RedisPublication(RedisSettings settings, RedisConnections connections, RedisKeys keys, RedisProblems problems) {
        this.settings = settings;
        this.connections = connections;
        this.keys = keys;
        this.problems = problems;
    }

    /** @param token of the publisher's lease; 0 when it has none */
    void publish(OnlineSet set, long token, Iterator<OnlineDocument> newestFirst) {
        try (RedisLine line = connections.open()) {
            Set<String> fallenOut = begin(line, token);
            sendDocuments(line, new CheckedDocuments(set, newestFirst), fallenOut);
            sendRemoval(line, fallenOut);
            RedisRun.sendWrite(line, keys, set);
            line.answers();
            // Carrying out takes the server some 20 microseconds a document, and it answers nothing meanwhile.
            line.waitFor(settings.timeout().plus(Duration.ofMillis(set.documents())));
            execute(line, set);
        }
    }

    /** Opens the transaction, whose first act is to remove the index; gives the ids of the set it replaces. */
    private Set<String> begin(RedisLine line, long token) {
        line.send(Command.WATCH, keys.run());
        line.send(Command.HGETALL, keys.run());
        line.send(Command.ZRANGE, keys.createdAt(), bytes("0"), bytes("-1"));
        line.send(Command.MULTI);
        line.send(Command.DEL, keys.createdAt(), keys.order());
        List<@Nullable Object> answers = line.answers();
        long highest = RedisRun.token(answers.get(1));
        if (token > 0 && highest > token) {
            throw problems.takenOver(highest, token);
        }
        Set<String> published = new LinkedHashSet<>();
        for (Object ticketId : (List<?>) Objects.requireNonNull(answers.get(2))) {
            published.add(text(ticketId));
        }
        return published;
    }

    /** Takes the ids it meets out of {@code fallenOut}. */
    private void sendDocuments(RedisLine line, CheckedDocuments documents, Set<String> fallenOut) {
        while (documents.hasNext()) {
            List<byte[]> order = new ArrayList<>(List.of(keys.order()));
            List<byte[]> createdAt = new ArrayList<>(List.of(keys.createdAt()));
            List<String> added = new ArrayList<>();
            for (int number = 0; number < BATCH && documents.hasNext(); number++) {
                OnlineDocument document = documents.next();
                line.send(JsonCommand.SET, keys.ticket(document.ticketId()), ROOT, checked(document));
                byte[] ticketId = bytes(document.ticketId());
                order.add(ticketId);
                createdAt.add(bytes(Long.toString(document.createdAtMicros())));
                createdAt.add(ticketId);
                if (!fallenOut.remove(document.ticketId())) {
                    added.add(document.ticketId());
                }
            }
            line.send(Command.RPUSH, order.toArray(byte[][]::new));
            line.send(Command.ZADD, createdAt.toArray(byte[][]::new));
            new RedisForeignKeys(keys, problems).refuseAmong(added, connections);
            line.answers();
        }
    }

    /** The document's bytes when the server can take them. */
    private byte[] checked(OnlineDocument document) {
        if (keys.isReserved(document.ticketId())) {
            throw problems.reserved(document.ticketId());
        }
        try (JsonParser parser = JSON.createParser(document.utf8())) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.currentToken() == null || parser.nextToken() != null) {
                throw problems.notJson(document.ticketId());
            }
        } catch (IOException notJson) {
            throw problems.notJson(document.ticketId());
        }
        return document.utf8();
    }

    private void sendRemoval(RedisLine line, Set<String> ticketIds) {
        Iterator<String> left = ticketIds.iterator();
        while (left.hasNext()) {
            List<byte[]> batch = new ArrayList<>();
            while (left.hasNext() && batch.size() < BATCH) {
                batch.add(keys.ticket(left.next()));
            }
            line.send(Command.UNLINK, batch.toArray(byte[][]::new));
        }
    }

    private void execute(RedisLine line, OnlineSet intended) {
        @Nullable Object answer;
        try {
            answer = line.ask(Command.EXEC);
        } catch (JedisConnectionException lost) {
            line.cut();
            settle(intended, lost);
            return;
        }
        if (RedisLine.transaction(answer) == null) {
            throw problems.anotherPublisher();
        }
    }

    /**
     * Finds out whether a transaction was carried out whose answer never came. It may still lie unread in the server's
     * buffers: touching the key it watches makes sure that it will not be carried out any more.
     */
    private void settle(OnlineSet intended, JedisConnectionException lost) {
        Optional<OnlineSet> found;
        try (RedisLine line = connections.open()) {
            line.send(Command.MULTI);
            line.send(Command.HSET, keys.run(), bytes("fence"), bytes("1"));
            line.send(Command.HDEL, keys.run(), bytes("fence"));
            RedisRun.sendRead(line, keys);
            line.send(Command.EXEC);
            List<@Nullable Object> answers =
                    Objects.requireNonNull(RedisLine.transaction(line.answers().get(4)));
            found = RedisRun.set(answers.get(2));
        } catch (JedisException unreachable) {
            unreachable.addSuppressed(lost);
            throw problems.outcomeUnknown(unreachable);
        }
        if (!found.equals(Optional.of(intended))) {
            throw problems.lostBeforeItWasDone(lost);
        }
        LOG.info("The connection to {} was lost, but the set had been replaced before", settings.address());
    }
}
