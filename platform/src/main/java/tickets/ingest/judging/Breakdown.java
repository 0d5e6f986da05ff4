package tickets.ingest.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.Malformation;
import tickets.ingest.raw.RawFile;
import tickets.problem.InvalidInput;
import tickets.ticket.Verdict;

/**
 * Where a file can no longer be read, and from where on none of it was judged.
 *
 * @param malformation what is wrong, and where exactly
 * @param rest where the unjudged rest begins
 */
public record Breakdown(Malformation malformation, Rest rest) {

    /**
     * The failure of a run that is to fail for it.
     *
     * @param file the file
     * @param lastTicket the id of the last good record before; null without any
     */
    public InvalidInput asFailure(RawFile file, @Nullable String lastTicket) {
        return new InvalidInput(
                String.format(
                        "Cannot read '%s' to its end: at byte %d (line %d) %s. %s",
                        file.key(),
                        malformation.byteOffset(),
                        malformation.line(),
                        malformation.reason(),
                        lastTicket == null
                                ? "No good ticket stands before it."
                                : "The last good ticket before it is '" + lastTicket + "'."),
                "Get the file again or mend it; or keep what came before and put the rest in quarantine with"
                        + " data.on_malformed=quarantine. Nothing was published.");
    }

    /** The whole rest as one refused record. */
    public Verdict.Refused asRefused() {
        return new Verdict.Refused(List.of(NoTicket.unreadableRest(malformation)), null);
    }

    /**
     * Where the rest stands, with its length.
     *
     * @param unpackedLength the length of the whole file, as far as it can be unpacked
     */
    public RecordPlace placeOfRest(long unpackedLength) {
        RecordPlace from = rest.place();
        return new RecordPlace(
                from.source(),
                from.index(),
                from.line(),
                from.byteOffset(),
                Math.max(unpackedLength, from.byteOffset()) - from.byteOffset());
    }

    /**
     * The beginning of the unjudged rest.
     *
     * @param place its place in the file and in the run
     * @param head its first bytes, at most 64 KiB
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and only read
    public record Rest(RecordPlace place, byte[] head) {}
}
