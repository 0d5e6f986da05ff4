package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.Chunk;
import tickets.ingest.raw.FileFormat;
import tickets.ingest.raw.Malformation;
import tickets.ingest.raw.OversizedRecord;
import tickets.ticket.TicketJudge;
import tickets.ticket.Verdict;

/** Gives every record of a chunk its verdict, the same on every engine. One thread at a time. */
public final class RecordJudging {

    /** So close to the end of a record's head a fault may come from the head's end alone. */
    private static final int CUT_OFF_BYTES = 16;

    private final TicketJudge judge;

    /** @param judge judges by the contract in force */
    public RecordJudging(TicketJudge judge) {
        this.judge = judge;
    }

    /**
     * Judges the records of a chunk.
     *
     * @return where its file can no longer be read; null when it can
     */
    public @Nullable Breakdown judge(Chunk chunk, VerdictSink verdicts) throws IOException {
        byte[] bytes = chunk.bytes();
        for (int i = 0; i < chunk.size(); i++) {
            int length = chunk.end(i) - chunk.start(i);
            Verdict verdict = judge.judge(bytes, chunk.start(i), length);
            if (verdict instanceof Verdict.Accepted good) {
                verdicts.accept(chunk, i, good);
            } else if (verdict instanceof Verdict.Refused bad) {
                verdicts.refuse(RecordPlace.of(chunk, i), bad, ByteBuffer.wrap(bytes, chunk.start(i), length));
            } else if (verdict instanceof Verdict.Malformed broken) {
                if (chunk.format() == FileFormat.ARRAY) {
                    return brokenAt(chunk, i, broken);
                }
                verdicts.refuse(
                        RecordPlace.of(chunk, i), malformed(broken), ByteBuffer.wrap(bytes, chunk.start(i), length));
            }
        }
        for (OversizedRecord record : chunk.oversized()) {
            verdicts.refuse(place(chunk, record), tooLarge(record), ByteBuffer.wrap(record.head()));
        }
        return endOf(chunk);
    }

    /** In an array a syntax error makes every border behind it doubtful. */
    private static Breakdown brokenAt(Chunk chunk, int i, Verdict.Malformed broken) {
        Malformation where = new Malformation(chunk.byteOffset(i), chunk.line(i), broken.reason())
                .further(chunk.bytes(), chunk.start(i), broken.byteOffset());
        int headLength = Math.min(chunk.end(i) - chunk.start(i), OversizedRecord.HEAD_BYTES);
        byte[] head = new byte[headLength];
        System.arraycopy(chunk.bytes(), chunk.start(i), head, 0, headLength);
        return new Breakdown(where, new Breakdown.Rest(RecordPlace.of(chunk, i), head));
    }

    private @Nullable Breakdown endOf(Chunk chunk) {
        Malformation found = chunk.malformation();
        if (found == null) {
            return null;
        }
        RecordPlace place =
                new RecordPlace(chunk.file().key(), chunk.indexBehind(), found.line(), found.byteOffset(), 0);
        Malformation where = found.isOpenRecord() ? exactly(found, chunk.malformedHead()) : found;
        return new Breakdown(where, new Breakdown.Rest(place, chunk.malformedHead()));
    }

    /** A quote that is missing swallows the rest of the file: then the fault is in the record's own syntax. */
    private Malformation exactly(Malformation openRecord, byte[] head) {
        if (judge.judge(head, 0, head.length) instanceof Verdict.Malformed fault
                && fault.byteOffset() < head.length - CUT_OFF_BYTES) {
            return new Malformation(openRecord.byteOffset(), openRecord.line(), fault.reason())
                    .further(head, 0, fault.byteOffset());
        }
        return openRecord;
    }

    private static RecordPlace place(Chunk chunk, OversizedRecord record) {
        return new RecordPlace(
                chunk.file().key(), record.index(), record.line(), record.byteOffset(), record.byteLength());
    }

    private static Verdict.Refused malformed(Verdict.Malformed broken) {
        return new Verdict.Refused(List.of(NoTicket.malformed(broken)), null);
    }

    private static Verdict.Refused tooLarge(OversizedRecord record) {
        return new Verdict.Refused(List.of(NoTicket.tooLarge(record)), null);
    }
}
