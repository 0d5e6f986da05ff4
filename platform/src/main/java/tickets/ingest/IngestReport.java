package tickets.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.runs.Run;

/**
 * What a run that makes tables tells when it has ended.
 *
 * @param run the run as recorded: status, steps, counts, reasons
 * @param rawFiles how many raw files were judged, carried on, renamed, are copies and are gone; empty when the run did
 *     not come so far
 * @param files what was written: table layer to address; empty when nothing was
 * @param remarks sentences the user should read, e.g. that the input was empty
 * @param failure what ended the run before its time; null when it succeeded
 */
public record IngestReport(
        Run run,
        Map<String, Long> rawFiles,
        Map<String, String> files,
        List<String> remarks,
        @Nullable Throwable failure) {

    /** Copies the collections and keeps their order. */
    public IngestReport {
        rawFiles = Collections.unmodifiableMap(new LinkedHashMap<>(rawFiles));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        remarks = List.copyOf(remarks);
    }
}
