package tickets.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One violated rule in a quarantine.
 *
 * @param code the rule's code
 * @param records how many records violate it
 * @param examples the first of them, at most three
 */
public record QuarantineReason(String code, long records, List<Example> examples) {

    /** Copies the list. */
    public QuarantineReason {
        examples = List.copyOf(examples);
    }

    /**
     * Where one record violates the rule.
     *
     * @param field the field; empty for the record as a whole
     * @param seen what was there, shortened
     * @param expected what should have been there
     * @param ticketId the ticket, when its id could be read
     * @param source the file
     * @param line the line the record begins in
     * @param byteOffset where the record begins in the unpacked file
     */
    public record Example(
            String field,
            String seen,
            String expected,
            @Nullable String ticketId,
            String source,
            long line,
            long byteOffset) {}
}
