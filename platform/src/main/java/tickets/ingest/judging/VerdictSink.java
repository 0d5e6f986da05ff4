package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import tickets.ingest.raw.Chunk;
import tickets.ticket.Verdict;

/** Takes judged records: oversized ones behind the others of their chunk, all others in order of arrival. */
public interface VerdictSink {

    /** Takes record {@code i} of {@code chunk}, which is good. */
    void accept(Chunk chunk, int i, Verdict.Accepted good) throws IOException;

    /**
     * Takes a record that is not.
     *
     * @param raw its text as received, or its head; read at once, not kept
     */
    void refuse(RecordPlace place, Verdict.Refused bad, ByteBuffer raw) throws IOException;
}
