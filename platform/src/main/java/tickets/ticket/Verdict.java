package tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the judge says of one raw record. */
public sealed interface Verdict {

    /**
     * A good record.
     *
     * @param ticketId its key
     * @param createdAtMicros {@code created_at} in microseconds since 1970-01-01T00:00Z
     * @param warnings violated rules that do not keep the record out
     * @param normalised the text to read in place of the raw bytes: one line, times in UTC as
     *     {@code YYYY-MM-DDTHH:MM:SS[.ffffff]Z}; null when the raw bytes are read identically as they are
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, a copy would cost as much as the judgement
    record Accepted(String ticketId, long createdAtMicros, List<Violation> warnings, byte @Nullable [] normalised)
            implements Verdict {}

    /**
     * JSON, but not a ticket.
     *
     * @param violations every violated error rule, never empty
     * @param ticketId its key, when it has a valid one
     */
    record Refused(List<Violation> violations, @Nullable String ticketId) implements Verdict {}

    /**
     * Not JSON in UTF-8 at all.
     *
     * @param byteOffset where it breaks, from the start of the record
     * @param reason why, free of ticket text
     */
    record Malformed(int byteOffset, String reason) implements Verdict {}
}
