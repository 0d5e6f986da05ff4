package tickets.online;

/**
 * One ticket as it is served.
 *
 * @param ticketId its key
 * @param createdAtMicros {@code created_at} in microseconds since 1970-01-01T00:00Z
 * @param json the ticket as one JSON object: all 60 fields, times as ISO-8601 with Z. A store may give it back in other
 *     words (white space, {@code 1.0} as {@code 1}), never with another value
 */
public record OnlineDocument(String ticketId, long createdAtMicros, String json) {

    /** Without the document: ticket text stays out of logs. */
    @Override
    public String toString() {
        return "OnlineDocument[" + ticketId + "]";
    }
}
