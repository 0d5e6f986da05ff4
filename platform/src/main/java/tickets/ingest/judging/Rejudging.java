package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.ticket.TicketJudge;
import tickets.ticket.Verdict;
import tickets.ticket.Violation;

/** Judges records that were in quarantine; each keeps its source and its place in the order of arrival. One thread. */
public final class Rejudging {

    private final TicketJudge judge;
    private final DuckDbSession session;
    private final Path workFolder;
    private final ReasonCounts reasons = new ReasonCounts();
    private final ReasonCounts warnings = new ReasonCounts();
    private final List<Path> bronze = new ArrayList<>();
    private long read;
    private long accepted;

    /**
     * @param judge judges by the contract as it is now
     * @param session makes bronze parts
     * @param workFolder where parts and spools go
     */
    public Rejudging(TicketJudge judge, DuckDbSession session, Path workFolder) {
        this.judge = judge;
        this.session = session;
        this.workFolder = workFolder;
    }

    /**
     * Judges all records.
     *
     * @param records in order of arrival
     * @param carried the warnings about records that are in bronze already, in order of arrival
     */
    public JudgedRaw judge(Iterator<QuarantinedRecord> records, Iterator<NotedWarning> carried) throws IOException {
        try (Spool refused = new Spool(workFolder.resolve("refused-again.jsonl"));
                Spool warned = new Spool(workFolder.resolve("warned-again.jsonl"))) {
            RefusedRecords stillRefused = new RefusedRecords(refused);
            WarnedRecords nowWarned = new WarnedRecords(warned);
            carry(carried, nowWarned);
            try (GoodRecords good = new GoodRecords()) {
                while (records.hasNext()) {
                    read++;
                    judge(records.next(), good, stillRefused, nowWarned);
                }
                good.endOfSource();
            }
            return new JudgedRaw(
                    read,
                    accepted,
                    read - accepted,
                    bronze,
                    listOf(refused.finish()),
                    listOf(warned.finish()),
                    reasons.asMap(),
                    warnings.asMap());
        }
    }

    private void carry(Iterator<NotedWarning> carried, WarnedRecords warned) throws IOException {
        NotedWarning before = null;
        while (carried.hasNext()) {
            NotedWarning noted = carried.next();
            warned.add(noted.place(), noted.ticketId(), List.of(noted.warning()));
            if (before == null || !isOfSameRule(before, noted)) {
                warnings.add(List.of(noted.warning()));
            }
            before = noted;
        }
    }

    private static boolean isOfSameRule(NotedWarning one, NotedWarning other) {
        return one.place().position() == other.place().position()
                && one.warning().rule() == other.warning().rule();
    }

    private static List<JsonLines> listOf(@Nullable JsonLines file) {
        return file == null ? List.of() : List.of(file);
    }

    private void judge(QuarantinedRecord record, GoodRecords good, RefusedRecords refused, WarnedRecords warned)
            throws IOException {
        if (!record.isJudgeable()) {
            refuse(record, record.ticketId(), record.violations(), refused);
            return;
        }
        byte[] raw = record.raw();
        Verdict verdict = judge.judge(raw, 0, raw.length);
        if (verdict instanceof Verdict.Accepted passed) {
            good.add(record.place(), passed.normalised() == null ? raw : passed.normalised());
            if (!passed.warnings().isEmpty()) {
                warned.add(record.place(), passed.ticketId(), passed.warnings());
                warnings.add(passed.warnings());
            }
            accepted++;
        } else if (verdict instanceof Verdict.Refused bad) {
            refuse(record, bad.ticketId(), bad.violations(), refused);
        } else if (verdict instanceof Verdict.Malformed broken) {
            refuse(record, null, List.of(NoTicket.malformed(broken)), refused);
        }
    }

    private void refuse(
            QuarantinedRecord record, @Nullable String ticketId, List<Violation> violations, RefusedRecords refused)
            throws IOException {
        refused.add(record.place(), ticketId, violations, ByteBuffer.wrap(record.raw()));
        reasons.add(violations);
    }

    /** The records that pass, a spool and a bronze part for each source. */
    private final class GoodRecords implements AutoCloseable {

        private @Nullable Spool spool;
        private String source = "";

        void add(RecordPlace place, byte[] text) throws IOException {
            if (!place.source().equals(source)) {
                endOfSource();
                source = place.source();
            }
            Spool open = spool;
            if (open == null) {
                open = new Spool(workFolder.resolve("passed-" + bronze.size() + ".jsonl"));
                spool = open;
            }
            new AcceptedRecords(open).add(text, 0, text.length, place.position());
        }

        void endOfSource() throws IOException {
            JsonLines lines = spool == null ? null : spool.finish();
            spool = null;
            if (lines != null) {
                Path part = workFolder.resolve("bronze-again-" + bronze.size() + ".parquet");
                session.bindJsonLines(
                        "accepted_tickets", List.of(lines), RawColumns.ofTickets(), Map.of("_source", source));
                session.write(TableFile.named("bronze/tickets"), part);
                Files.delete(lines.file());
                bronze.add(part);
            }
        }

        @Override
        public void close() throws IOException {
            if (spool != null) {
                spool.close();
            }
        }
    }
}
