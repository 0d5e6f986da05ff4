package tickets.lineage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tickets.runs.Run;

/**
 * A run that has ended, and what it read and made.
 *
 * @param run the run as recorded
 * @param inputs what it read, as far as it came
 * @param outputs what it published; empty when it published nothing
 * @param checks what was checked of the run as a whole, each with its result: the quality gate, the ledger's equations;
 *     as far as it came
 */
public record RunTrace(Run run, List<InputData> inputs, List<MadeTable> outputs, Map<String, Boolean> checks) {

    /** Copies the collections and keeps their order. */
    public RunTrace {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }
}
