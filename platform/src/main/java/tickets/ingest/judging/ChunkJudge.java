package tickets.ingest.judging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.ingest.raw.Chunk;
import tickets.lake.TableFile;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.lake.parquet.RowGroups;
import tickets.ticket.TicketJudge;

/** Judges chunk after chunk and turns the good records of each into a bronze part at once. One thread at a time. */
final class ChunkJudge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkJudge.class);
    private static final TableFile BRONZE = TableFile.named("bronze/tickets");
    private static final Map<String, String> COLUMNS = RawColumns.ofTickets();

    private final RecordJudging records;
    private final DuckDbSession session;
    private final Path workFolder;
    private @Nullable Path acceptedFile;

    ChunkJudge(TicketJudge judge, DuckDbSession session, Path workFolder) {
        this.records = new RecordJudging(judge);
        this.session = session;
        this.workFolder = workFolder;
    }

    JudgedChunk judge(Chunk chunk) throws IOException {
        try (Spool accepted = new Spool(acceptedFile(chunk));
                Spool refused = spool("refused", chunk);
                Spool warned = spool("warned", chunk)) {
            ChunkVerdicts verdicts = new ChunkVerdicts(accepted, refused, warned);
            Breakdown breakdown = records.judge(chunk, verdicts);
            JsonLines good = accepted.finish();
            return verdicts.judged(
                    chunk, good == null ? null : bronzePart(chunk, good), refused.finish(), warned.finish(), breakdown);
        }
    }

    /** The same for all chunks of this judge: what was read of it is in a part. */
    private Path acceptedFile(Chunk chunk) {
        Path file = acceptedFile == null ? workFolder.resolve("accepted-" + chunk.sequence() + ".jsonl") : acceptedFile;
        acceptedFile = file;
        return file;
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
        return RowGroups.all(part);
    }

    @Override
    public void close() {
        session.close();
        if (acceptedFile != null) {
            try {
                Files.deleteIfExists(acceptedFile);
            } catch (IOException goesWithTheRunsFolder) {
                LOG.debug("Cannot delete {} yet", acceptedFile, goesWithTheRunsFolder);
            }
        }
    }
}
