package tickets.ingest.judging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tickets.ingest.raw.Chunk;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.lake.parquet.RowGroups;
import tickets.ticket.TicketJudge;

/** Judges chunk after chunk and turns the good records of each into a bronze part at once. One thread at a time. */
final class ChunkJudge implements AutoCloseable {

    private static final TableFile BRONZE = TableFile.named("bronze/tickets");
    private static final Map<String, String> COLUMNS = RawColumns.ofTickets();

    private final RecordJudging records;
    private final DuckDbSession session;
    private final Path workFolder;

    ChunkJudge(TicketJudge judge, DuckDbSession session, Path workFolder) {
        this.records = new RecordJudging(judge);
        this.session = session;
        this.workFolder = workFolder;
    }

    JudgedChunk judge(Chunk chunk) throws IOException {
        try (Spool accepted = spool("accepted", chunk);
                Spool refused = spool("refused", chunk);
                Spool warned = spool("warned", chunk)) {
            ChunkVerdicts verdicts = new ChunkVerdicts(accepted, refused, warned);
            Breakdown breakdown = records.judge(chunk, verdicts);
            JsonLines good = accepted.finish();
            return verdicts.judged(
                    chunk, good == null ? null : bronzePart(chunk, good), refused.finish(), warned.finish(), breakdown);
        }
    }

    private Spool spool(String kind, Chunk chunk) {
        return new Spool(workFolder.resolve(kind + "-" + chunk.sequence() + ".jsonl"));
    }

    /** With its footer, which is read here because the workers do so at the same time. */
    private RowGroups bronzePart(Chunk chunk, JsonLines good) throws IOException {
        Path part = workFolder.resolve("bronze-" + chunk.sequence() + ".parquet");
        session.bindJsonLines(
                "accepted_tickets",
                List.of(good),
                COLUMNS,
                Map.of("_source", chunk.file().key()));
        session.write(BRONZE, part);
        Files.delete(good.file());
        return RowGroups.all(part);
    }

    @Override
    public void close() {
        session.close();
    }
}
