package tickets.ingest;

import java.util.List;
import tickets.ingest.parts.JudgedSource;

/**
 * One raw file of a run, judged now or carried on.
 *
 * @param judged what is known of it
 * @param bronze its accepted records
 * @param quarantine its refused records
 * @param warnings what was noted about its accepted records
 * @param fresh the parts of these that are not in the object store yet
 */
public record RunSource(
        JudgedSource judged,
        List<LocalPart> bronze,
        List<LocalPart> quarantine,
        List<LocalPart> warnings,
        List<LocalPart> fresh) {

    /** Copies the lists. */
    public RunSource {
        bronze = List.copyOf(bronze);
        quarantine = List.copyOf(quarantine);
        warnings = List.copyOf(warnings);
        fresh = List.copyOf(fresh);
    }
}
