package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.RawFile;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.lake.parquet.RowGroups;
import tickets.ticket.TicketJudge;
import tickets.ticket.Verdict;
import tickets.ticket.Violation;

/** The quarantined records of one source, judged again: a spool for each verdict. One thread. */
final class RejudgedSource implements AutoCloseable {

    private final String source;
    private final Path part;
    private final Spool passed;
    private final Spool stillRefused;
    private final Spool nowWarned;
    private final ReasonCounts reasons = new ReasonCounts();
    private final ReasonCounts warnings = new ReasonCounts();
    private long read;
    private long accepted;

    RejudgedSource(String source, int number, Path workFolder) {
        this.source = source;
        this.part = workFolder.resolve("bronze-again-" + number + ".parquet");
        this.passed = new Spool(workFolder.resolve("passed-" + number + ".jsonl"));
        this.stillRefused = new Spool(workFolder.resolve("refused-again-" + number + ".jsonl"));
        this.nowWarned = new Spool(workFolder.resolve("warned-again-" + number + ".jsonl"));
    }

    boolean is(String otherSource) {
        return source.equals(otherSource);
    }

    void judge(QuarantinedRecord record, TicketJudge judge) throws IOException {
        read++;
        if (!record.isJudgeable()) {
            refuse(record, record.ticketId(), record.violations());
            return;
        }
        byte[] raw = record.raw();
        Verdict verdict = judge.judge(raw, 0, raw.length);
        if (verdict instanceof Verdict.Accepted good) {
            accept(record.place(), good, good.normalised() == null ? raw : good.normalised());
        } else if (verdict instanceof Verdict.Refused bad) {
            refuse(record, bad.ticketId(), bad.violations());
        } else if (verdict instanceof Verdict.Malformed broken) {
            refuse(record, null, List.of(NoTicket.malformed(broken)));
        }
    }

    private void accept(RecordPlace place, Verdict.Accepted good, byte[] text) throws IOException {
        new AcceptedRecords(passed).add(text, 0, text.length, place.index());
        if (!good.warnings().isEmpty()) {
            new WarnedRecords(nowWarned).add(place, good.ticketId(), good.warnings());
            warnings.add(good.warnings());
        }
        accepted++;
    }

    private void refuse(QuarantinedRecord record, @Nullable String ticketId, List<Violation> violations)
            throws IOException {
        new RefusedRecords(stillRefused).add(record.place(), ticketId, violations, ByteBuffer.wrap(record.raw()));
        reasons.add(violations);
    }

    /** Makes a bronze part of what passed and tells what came of everything. */
    JudgedFile end(DuckDbSession session) throws IOException {
        JsonLines good = passed.finish();
        if (good != null) {
            session.bindJsonLines("accepted_tickets", List.of(good), RawColumns.ofTickets(), Map.of("_source", source));
            session.write(TableFile.named("bronze/tickets"), part);
            Files.delete(good.file());
        }
        return new JudgedFile(
                new RawFile(source, 0, Instant.EPOCH, ""),
                "",
                read,
                accepted,
                good == null ? List.of() : List.of(RowGroups.all(part)),
                listOf(stillRefused.finish()),
                listOf(nowWarned.finish()),
                reasons.asMap(),
                warnings.asMap());
    }

    private static List<JsonLines> listOf(@Nullable JsonLines file) {
        return file == null ? List.of() : List.of(file);
    }

    @Override
    public void close() throws IOException {
        passed.close();
        stillRefused.close();
        nowWarned.close();
    }
}
