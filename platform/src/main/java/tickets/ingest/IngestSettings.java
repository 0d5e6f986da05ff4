package tickets.ingest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgingSettings.OnMalformed;

/**
 * How tickets are ingested.
 *
 * @param rawFile an object's key, a glob or a prefix
 * @param fixedNames table name to the key under which everybody else finds it
 * @param numOnline how many tickets the online table has at most
 * @param maxRecordBytes the longest record that is judged
 * @param maxQuarantined share of bad records over which a run is refused
 * @param onMalformed what becomes of a file that cannot be read to its end
 * @param engineMemoryBytes the SQL engine's memory limit
 * @param threads cores to use
 * @param workFolder where unfinished files go, on this machine
 * @param partsFolder where parts from a store elsewhere are kept for the next run, on the disk of the work folder; null
 *     when the store is on this machine
 */
public record IngestSettings(
        String rawFile,
        Map<String, String> fixedNames,
        int numOnline,
        long maxRecordBytes,
        double maxQuarantined,
        OnMalformed onMalformed,
        long engineMemoryBytes,
        int threads,
        Path workFolder,
        @Nullable Path partsFolder) {

    /** Copies the names and keeps their order. */
    public IngestSettings {
        fixedNames = Collections.unmodifiableMap(new LinkedHashMap<>(fixedNames));
    }

    /** The copies of parts; null when the store is on this machine. */
    @Nullable
    PartCopies partCopies() {
        return partsFolder == null ? null : new PartCopies(partsFolder);
    }
}
