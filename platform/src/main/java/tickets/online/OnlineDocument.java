package tickets.online;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One ticket as it is served. Engines give documents as UTF-8 and stores take them so: ten thousand of them pass by
 * here, and none is decoded or copied on its way. That is why this is no record, and why nobody may change the bytes.
 */
public final class OnlineDocument {

    private final String ticketId;
    private final long createdAtMicros;
    private final byte[] utf8;

    /**
     * A document out of its bytes, which it keeps as they are.
     *
     * @param ticketId its key
     * @param createdAtMicros {@code created_at} in microseconds since 1970-01-01T00:00Z
     * @param utf8 the ticket as one JSON object, valid UTF-8: all 60 fields, times as ISO-8601 with Z. A store may give
     *     it back in other words (white space, {@code 1.0} as {@code 1}), never with another value
     */
    public OnlineDocument(String ticketId, long createdAtMicros, byte[] utf8) {
        this.ticketId = ticketId;
        this.createdAtMicros = createdAtMicros;
        this.utf8 = utf8;
    }

    /** The same out of a text. */
    public static OnlineDocument ofText(String ticketId, long createdAtMicros, String json) {
        return new OnlineDocument(ticketId, createdAtMicros, json.getBytes(UTF_8));
    }

    /** Its key. */
    public String ticketId() {
        return ticketId;
    }

    /** {@code created_at} in microseconds since 1970-01-01T00:00Z. */
    public long createdAtMicros() {
        return createdAtMicros;
    }

    /** The JSON object's bytes themselves, not a copy: only for reading. */
    public byte[] utf8() {
        return utf8;
    }

    /** The JSON object as text, decoded anew by each call. */
    public String json() {
        return new String(utf8, UTF_8);
    }

    /** Whether the other one has the same bytes; two spellings of one JSON value are not equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OnlineDocument document
                && ticketId.equals(document.ticketId)
                && createdAtMicros == document.createdAtMicros
                && Arrays.equals(utf8, document.utf8);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * ticketId.hashCode() + Long.hashCode(createdAtMicros)) + Arrays.hashCode(utf8);
    }

    /** Without the document: ticket text stays out of logs. */
    @Override
    public String toString() {
        return "OnlineDocument[" + ticketId + "]";
    }
}
