package tickets.ingest.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One raw file that was judged, and the parts with its records.
 *
 * @param names under which its content stands; its records are to carry the first of them as their source
 * @param label the name that the records in its parts carry
 * @param content the name of its content
 * @param bytes its size as stored
 * @param judgedUnder names the contract and the settings it was judged under
 * @param runId the run that judged it
 * @param read records found; an unreadable rest of the file counts as one
 * @param accepted records in {@code bronze}
 * @param bronze keys of the parts with its accepted records
 * @param quarantine keys of the parts with its refused records
 * @param warnings keys of the parts with what was noted about its accepted records
 * @param reasons refused records by violated rule
 * @param warned accepted records by violated warn-rule
 */
public record JudgedSource(
        List<SourceName> names,
        String label,
        String content,
        long bytes,
        String judgedUnder,
        String runId,
        long read,
        long accepted,
        List<String> bronze,
        List<String> quarantine,
        List<String> warnings,
        Map<String, Long> reasons,
        Map<String, Long> warned) {

    /** Copies the collections and keeps their order. */
    public JudgedSource {
        names = List.copyOf(names);
        bronze = List.copyOf(bronze);
        quarantine = List.copyOf(quarantine);
        warnings = List.copyOf(warnings);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        warned = Collections.unmodifiableMap(new LinkedHashMap<>(warned));
    }

    /** The key that its records are to carry as their source. */
    public String source() {
        return names.get(0).key();
    }

    /** Whether its parts have to be rewritten, because their records carry another name than they are to. */
    public boolean isRenamed() {
        return !label.equals(source());
    }

    /** Records that were refused. */
    public long quarantined() {
        return read - accepted;
    }

    /** All keys of its parts. */
    public List<String> parts() {
        List<String> all = new ArrayList<>(bronze);
        all.addAll(quarantine);
        all.addAll(warnings);
        return all;
    }

    /** The same records under other names. */
    public JudgedSource named(List<SourceName> newNames) {
        return new JudgedSource(
                newNames,
                label,
                content,
                bytes,
                judgedUnder,
                runId,
                read,
                accepted,
                bronze,
                quarantine,
                warnings,
                reasons,
                warned);
    }

    /** The same records in other parts, which carry its first name. */
    public JudgedSource in(List<String> newBronze, List<String> newQuarantine, List<String> newWarnings) {
        return new JudgedSource(
                names,
                source(),
                content,
                bytes,
                judgedUnder,
                runId,
                read,
                accepted,
                newBronze,
                newQuarantine,
                newWarnings,
                reasons,
                warned);
    }
}
