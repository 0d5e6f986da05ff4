package tickets.ingest.judging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.lake.duckdb.DuckDbSession;
import tickets.ticket.TicketJudge;

/** Judges records that were in quarantine; each keeps its source and its place there. One thread. */
public final class Rejudging {

    private final TicketJudge judge;
    private final DuckDbSession session;
    private final Path workFolder;

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
     * @param records the records of one source behind those of another
     * @return what came of each source: what passes now, what is still refused
     */
    public JudgedRaw judge(Iterator<QuarantinedRecord> records) throws IOException {
        List<JudgedFile> sources = new ArrayList<>();
        RejudgedSource open = null;
        try {
            while (records.hasNext()) {
                QuarantinedRecord record = records.next();
                if (open == null || !open.is(record.place().source())) {
                    end(open, sources);
                    open = new RejudgedSource(record.place().source(), sources.size(), workFolder);
                }
                open.judge(record, judge);
            }
            end(open, sources);
            return new JudgedRaw(sources);
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }

    private void end(@Nullable RejudgedSource open, List<JudgedFile> sources) throws IOException {
        if (open != null) {
            sources.add(open.end(session));
        }
    }
}
