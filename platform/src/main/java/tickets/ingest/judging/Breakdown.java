package tickets.ingest.judging;

import tickets.ingest.raw.Malformation;

/**
 * Where a file can no longer be read, and from where on none of it was judged.
 *
 * @param malformation what is wrong, and where exactly
 * @param rest where the unjudged rest begins
 */
public record Breakdown(Malformation malformation, Rest rest) {

    /**
     * The beginning of the unjudged rest.
     *
     * @param place its place in the file and in the run
     * @param head its first bytes, at most 64 KiB
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and only read
    public record Rest(RecordPlace place, byte[] head) {}
}
