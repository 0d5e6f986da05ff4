package tickets.online.redis;

import static tickets.online.redis.RedisKeys.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.json.JsonProtocol.JsonCommand;

/**
 * Looks whether the keys of tickets that are new to the set are free. A JSON document of the very same ticket counts as
 * free: another program wrote the ticket there before, or the store's index got lost.
 */
final class RedisForeignKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TICKET_ID = RedisKeys.bytes("$.ticket_id");

    private final RedisKeys keys;
    private final RedisProblems problems;

    RedisForeignKeys(RedisKeys keys, RedisProblems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** Fails with {@link tickets.problem.Conflict} at the first key that holds something else. */
    void refuseAmong(List<String> ticketIds, RedisConnections connections) {
        if (ticketIds.isEmpty()) {
            return;
        }
        connections.read(line -> {
            refuseAmong(ticketIds, line);
            return true;
        });
    }

    private void refuseAmong(List<String> ticketIds, RedisLine line) {
        List<String> taken = taken(ticketIds, line);
        for (String ticketId : taken) {
            line.send(Command.ZSCORE, keys.createdAt(), RedisKeys.bytes(ticketId));
            line.send(JsonCommand.GET, keys.ticket(ticketId), TICKET_ID);
        }
        List<@Nullable Object> answers = line.answersOrRefusals();
        for (int index = 0; index < taken.size(); index++) {
            // In the index now, though not before: another publisher was quicker, which the transaction will find out.
            boolean indexed = answers.get(2 * index) != null;
            if (!indexed && !isOf(taken.get(index), answers.get(2 * index + 1))) {
                throw problems.foreignKey(taken.get(index));
            }
        }
    }

    private List<String> taken(List<String> ticketIds, RedisLine line) {
        ticketIds.forEach(ticketId -> line.send(Command.TYPE, keys.ticket(ticketId)));
        List<@Nullable Object> types = line.answers();
        List<String> taken = new ArrayList<>();
        for (int index = 0; index < types.size(); index++) {
            if (!text(Objects.requireNonNull(types.get(index))).equals("none")) {
                taken.add(ticketIds.get(index));
            }
        }
        return taken;
    }

    /** @param answer a JSON text, a refusal when the key holds no JSON, or null when it has just been removed */
    private static boolean isOf(String ticketId, @Nullable Object answer) {
        return answer == null || (answer instanceof byte[] && isOf(ticketId, text(answer)));
    }

    private static boolean isOf(String ticketId, String answer) {
        try {
            JsonNode found = JSON.readTree(answer);
            return found.size() == 1
                    && found.get(0).isTextual()
                    && found.get(0).textValue().equals(ticketId);
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }
}
