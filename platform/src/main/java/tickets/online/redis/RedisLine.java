package tickets.online.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;

/** One connection on which many commands can be under way; answers come in the order of the commands. One thread. */
final class RedisLine implements AutoCloseable {

    private final Connection connection;
    private int awaited;

    RedisLine(Connection connection) {
        this.connection = connection;
    }

    void send(ProtocolCommand command, byte[]... arguments) {
        connection.sendCommand(command, arguments);
        awaited++;
    }

    /** The answers to all that was sent; the first refusal among them is thrown. */
    List<@Nullable Object> answers() {
        List<@Nullable Object> answers = answersOrRefusals();
        requireNoRefusal(answers);
        return answers;
    }

    /** The same with refusals left in as {@link JedisDataException}. */
    List<@Nullable Object> answersOrRefusals() {
        List<@Nullable Object> answers = new ArrayList<>(connection.getMany(awaited));
        awaited = 0;
        return answers;
    }

    /** Sends one command and waits for its answer. */
    @Nullable
    Object ask(ProtocolCommand command, byte[]... arguments) {
        send(command, arguments);
        return answers().get(0);
    }

    /** The answers to what a transaction did; null when a watched key had changed and nothing was done. */
    @SuppressWarnings("unchecked") // EXEC answers a list or nothing
    static @Nullable List<@Nullable Object> transaction(@Nullable Object exec) {
        if (exec == null) {
            return null;
        }
        List<@Nullable Object> answers = (List<@Nullable Object>) exec;
        requireNoRefusal(answers);
        return answers;
    }

    static void requireNoRefusal(List<@Nullable Object> answers) {
        for (Object answer : answers) {
            if (answer instanceof JedisDataException refusal) {
                throw refusal;
            }
        }
    }

    void waitFor(Duration patience) {
        connection.setSoTimeout(Math.toIntExact(patience.toMillis()));
    }

    /** Ends the connection instead of lending it again: what it is in the middle of dies with it. */
    void cut() {
        connection.setBroken();
    }

    @Override
    public void close() {
        if (awaited > 0) {
            cut();
        }
        connection.close();
    }
}
