package tickets.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run found.
 *
 * @param counts the ledger
 * @param violations records by code of the error-rule they broke, in the caller's order (most frequent first)
 * @param warnings records by code of the warn-rule they broke, in the caller's order
 */
public record RunOutcome(RunCounts counts, Map<String, Long> violations, Map<String, Long> warnings) {

    /** Of a run that has not found anything. */
    public static final RunOutcome NONE = new RunOutcome(RunCounts.NONE, Map.of(), Map.of());

    public RunOutcome {
        violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
        warnings = Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
    }
}
