package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.RawFile;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.parquet.RowGroups;
import tickets.ticket.Violation;

/**
 * Adds up the judged chunks of one file in order of arrival. Chunks behind the point where the file broke down may have
 * been judged already by another worker; here they are dropped.
 */
final class JudgedChunks {

    private final RawFile file;
    private final ReadFile reading;
    private final Path workFolder;
    private final JudgingSettings.OnMalformed onMalformed;
    private final List<RowGroups> bronze = new ArrayList<>();
    private final List<JsonLines> refused = new ArrayList<>();
    private final List<JsonLines> warned = new ArrayList<>();
    private final ReasonCounts reasons = new ReasonCounts();
    private final ReasonCounts warnings = new ReasonCounts();
    private boolean isBroken;
    private long read;
    private long accepted;
    private @Nullable String lastTicket;

    JudgedChunks(RawFile file, ReadFile reading, JudgingSettings settings) {
        this.file = file;
        this.reading = reading;
        this.workFolder = settings.workFolder();
        this.onMalformed = settings.onMalformed();
    }

    void add(JudgedChunk chunk) throws IOException {
        if (isBroken) {
            for (Path part : chunk.files()) {
                Files.delete(part);
            }
            return;
        }
        keep(chunk);
        Breakdown breakdown = chunk.breakdown();
        if (breakdown != null) {
            isBroken = true;
            if (onMalformed == JudgingSettings.OnMalformed.FAIL) {
                throw breakdown.asFailure(file, lastTicket);
            }
            quarantineRest(chunk, breakdown);
        }
    }

    private void keep(JudgedChunk chunk) {
        read += chunk.read();
        accepted += chunk.accepted();
        reasons.add(chunk.reasons());
        warnings.add(chunk.warned());
        if (chunk.bronze() != null) {
            bronze.add(chunk.bronze());
        }
        if (chunk.refused() != null) {
            refused.add(chunk.refused());
        }
        if (chunk.warnings() != null) {
            warned.add(chunk.warnings());
        }
        if (chunk.lastTicket() != null) {
            lastTicket = chunk.lastTicket();
        }
    }

    private void quarantineRest(JudgedChunk chunk, Breakdown breakdown) throws IOException {
        RecordPlace rest = breakdown.placeOfRest(reading.unpackedLength());
        List<Violation> violations = breakdown.asRefused().violations();
        try (Spool spool = new Spool(workFolder.resolve("rest-" + chunk.sequence() + ".jsonl"))) {
            new RefusedRecords(spool)
                    .add(
                            rest,
                            null,
                            violations,
                            ByteBuffer.wrap(breakdown.rest().head()));
            JsonLines written = spool.finish();
            if (written != null) {
                refused.add(written);
            }
        }
        reasons.add(violations);
        read++;
    }

    JudgedFile total() {
        return new JudgedFile(
                file, reading.content(), read, accepted, bronze, refused, warned, reasons.asMap(), warnings.asMap());
    }
}
