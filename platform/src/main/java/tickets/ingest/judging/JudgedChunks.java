package tickets.ingest.judging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.RawFile;
import tickets.lake.duckdb.JsonLines;
import tickets.problem.InvalidInput;
import tickets.ticket.Violation;

/**
 * Adds up judged chunks in order of arrival. Chunks behind the point where their file broke down may have been judged
 * already by another worker; here they are dropped.
 */
final class JudgedChunks {

    private final Path workFolder;
    private final JudgingSettings.OnMalformed onMalformed;
    private final Map<RawFile, Long> unpackedLengths;
    private final List<Path> bronze = new ArrayList<>();
    private final List<JsonLines> refused = new ArrayList<>();
    private final List<JsonLines> warned = new ArrayList<>();
    private final ReasonCounts reasons = new ReasonCounts();
    private final ReasonCounts warnings = new ReasonCounts();
    private final Set<RawFile> broken = new HashSet<>();
    private long read;
    private long accepted;
    private @Nullable RawFile file;
    private @Nullable String lastTicket;

    /** @param unpackedLengths the length of each file that broke down */
    JudgedChunks(JudgingSettings settings, Map<RawFile, Long> unpackedLengths) {
        this.workFolder = settings.workFolder();
        this.onMalformed = settings.onMalformed();
        this.unpackedLengths = unpackedLengths;
    }

    void add(JudgedChunk chunk) throws IOException {
        if (broken.contains(chunk.file())) {
            for (Path file : chunk.files()) {
                Files.delete(file);
            }
            return;
        }
        keep(chunk);
        Breakdown breakdown = chunk.breakdown();
        if (breakdown != null) {
            broken.add(chunk.file());
            if (onMalformed == JudgingSettings.OnMalformed.FAIL) {
                throw unreadable(chunk.file(), breakdown);
            }
            quarantineRest(chunk, breakdown);
        }
    }

    private void keep(JudgedChunk chunk) {
        if (!chunk.file().equals(file)) {
            file = chunk.file();
            lastTicket = null;
        }
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

    private InvalidInput unreadable(RawFile file, Breakdown breakdown) {
        return new InvalidInput(
                String.format(
                        "Cannot read '%s' to its end: at byte %d (line %d) %s. %s",
                        file.key(),
                        breakdown.malformation().byteOffset(),
                        breakdown.malformation().line(),
                        breakdown.malformation().reason(),
                        lastTicket == null
                                ? "No good ticket stands before it."
                                : "The last good ticket before it is '" + lastTicket + "'."),
                "Get the file again or mend it; or keep what came before and put the rest in quarantine with"
                        + " data.on_malformed=quarantine. Nothing was published.");
    }

    private void quarantineRest(JudgedChunk chunk, Breakdown breakdown) throws IOException {
        RecordPlace from = breakdown.rest().place();
        long length = unpackedLengths.getOrDefault(chunk.file(), from.byteOffset()) - from.byteOffset();
        RecordPlace rest =
                new RecordPlace(from.source(), from.index(), from.line(), from.byteOffset(), length, from.position());
        List<Violation> violations = List.of(NoTicket.unreadableRest(breakdown.malformation()));
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

    JudgedRaw total() {
        return new JudgedRaw(
                read, accepted, read - accepted, bronze, refused, warned, reasons.asMap(), warnings.asMap());
    }
}
