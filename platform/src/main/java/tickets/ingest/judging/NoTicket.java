package tickets.ingest.judging;

import tickets.ingest.raw.Malformation;
import tickets.ingest.raw.OversizedRecord;
import tickets.ticket.Rule;
import tickets.ticket.Verdict;
import tickets.ticket.Violation;

/** The violations of what cannot even be judged. */
final class NoTicket {

    private NoTicket() {}

    static Violation malformed(Verdict.Malformed broken) {
        return new Violation(
                Rule.MALFORMED, "", "byte " + broken.byteOffset() + ": " + broken.reason(), "one JSON object");
    }

    static Violation tooLarge(OversizedRecord record) {
        return new Violation(
                Rule.RECORD_TOO_LARGE, "", record.byteLength() + " bytes", "a record of at most data.max_record_bytes");
    }

    static Violation unreadableRest(Malformation where) {
        return new Violation(
                Rule.UNREADABLE_REST,
                "",
                "byte " + where.byteOffset() + ": " + where.reason(),
                "JSON up to the end of the file");
    }
}
