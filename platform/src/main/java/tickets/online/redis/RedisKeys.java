package tickets.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/**
 * The keys of one store: a JSON document a ticket, and three of its own. All that a store ever touches begins with its
 * prefix and is one of these.
 */
final class RedisKeys {

    private static final String RUN = "tickets:online:run";
    private static final String CREATED_AT = "tickets:online:created_at";
    private static final String ORDER = "tickets:online:order";
    private static final Set<String> RESERVED = Set.of(RUN, CREATED_AT, ORDER);

    private final String prefix;
    private final byte[] run;
    private final byte[] createdAt;
    private final byte[] order;

    RedisKeys(String prefix) {
        this.prefix = prefix;
        this.run = bytes(prefix + RUN);
        this.createdAt = bytes(prefix + CREATED_AT);
        this.order = bytes(prefix + ORDER);
    }

    /**
     * Hash: {@code run_id}, {@code documents}, {@code published_at}, and the store's own {@code store_id}. Changed by
     * every publish, so readers watch it.
     */
    byte[] run() {
        return run;
    }

    /** Sorted set of the ticket ids; the score is {@code created_at} in microseconds, exact until the year 2255. */
    byte[] createdAt() {
        return createdAt;
    }

    /** List of the ticket ids, newest first, ties in arrival order: a sorted set cannot say the latter. */
    byte[] order() {
        return order;
    }

    byte[] ticket(String ticketId) {
        return bytes(prefix + ticketId);
    }

    boolean isReserved(String ticketId) {
        return RESERVED.contains(ticketId);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(Object answer) {
        return new String((byte[]) answer, UTF_8);
    }
}
