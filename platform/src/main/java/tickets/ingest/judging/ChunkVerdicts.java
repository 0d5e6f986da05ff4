package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.Chunk;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.parquet.RowGroups;
import tickets.ticket.Verdict;

/** Sorts the judged records of one chunk into its spools and counts them. One thread. */
final class ChunkVerdicts implements VerdictSink {

    private final AcceptedRecords accepted;
    private final RefusedRecords refused;
    private final WarnedRecords warned;
    private final ReasonCounts reasons = new ReasonCounts();
    private final ReasonCounts warnings = new ReasonCounts();
    private long acceptedCount;
    private long refusedCount;
    private @Nullable String lastTicket;

    ChunkVerdicts(Spool accepted, Spool refused, Spool warned) {
        this.accepted = new AcceptedRecords(accepted);
        this.refused = new RefusedRecords(refused);
        this.warned = new WarnedRecords(warned);
    }

    @Override
    public void accept(Chunk chunk, int i, Verdict.Accepted good) throws IOException {
        byte[] normalised = good.normalised();
        if (normalised == null) {
            accepted.add(chunk.bytes(), chunk.start(i), chunk.end(i), chunk.index(i));
        } else {
            accepted.add(normalised, 0, normalised.length, chunk.index(i));
        }
        if (!good.warnings().isEmpty()) {
            warned.add(RecordPlace.of(chunk, i), good.ticketId(), good.warnings());
            warnings.add(good.warnings());
        }
        acceptedCount++;
        lastTicket = good.ticketId();
    }

    @Override
    public void refuse(RecordPlace place, Verdict.Refused bad, ByteBuffer raw) throws IOException {
        refused.add(place, bad.ticketId(), bad.violations(), raw);
        reasons.add(bad.violations());
        refusedCount++;
    }

    JudgedChunk judged(
            Chunk chunk,
            @Nullable RowGroups bronze,
            @Nullable JsonLines refusedSpool,
            @Nullable JsonLines warnedSpool,
            @Nullable Breakdown breakdown) {
        return new JudgedChunk(
                chunk.sequence(),
                chunk.file(),
                acceptedCount + refusedCount,
                acceptedCount,
                bronze,
                refusedSpool,
                warnedSpool,
                reasons.asMap(),
                warnings.asMap(),
                lastTicket,
                breakdown);
    }
}
