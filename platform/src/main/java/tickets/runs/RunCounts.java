package tickets.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger of a run, in records.
 *
 * @param read records found in the input
 * @param accepted records that went to bronze
 * @param quarantined records that broke a rule
 * @param superseded accepted records that a newer version of the same ticket replaced
 * @param offline tickets in the offline table
 * @param online tickets in the online table
 */
public record RunCounts(long read, long accepted, long quarantined, long superseded, long offline, long online) {

    /** Of a run that has not counted anything. */
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);

    /** The names of the counts, in the order of the ledger. */
    public static final List<String> NAMES =
            List.of("read", "accepted", "quarantined", "superseded", "offline", "online");

    /** Each count by its name, in that order. */
    public Map<String, Long> byName() {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Long> values = List.of(read, accepted, quarantined, superseded, offline, online);
        for (int i = 0; i < NAMES.size(); i++) {
            counts.put(NAMES.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(counts);
    }
}
