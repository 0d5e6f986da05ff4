package tickets.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tickets.problem.Conflict;

/**
 * Where every record of a run went, counted where it arrived: {@code read} by the reader, the tables by their own rows.
 *
 * @param read records found in the raw files
 * @param accepted rows of bronze
 * @param quarantined rows of quarantine
 * @param superseded rows of bronze that a newer version of their ticket replaces
 * @param offline rows of offline
 * @param dated rows of offline with a creation time
 * @param online rows of the online table
 * @param numOnline how many rows the online table has at most
 */
public record Ledger(
        long read,
        long accepted,
        long quarantined,
        long superseded,
        long offline,
        long dated,
        long online,
        long numOnline) {

    /** Each equation with whether it holds. */
    Map<String, Boolean> equations() {
        Map<String, Boolean> equations = new LinkedHashMap<>();
        equations.put("ledger:read=accepted+quarantined", read == accepted + quarantined);
        equations.put("ledger:accepted=offline+superseded", accepted == offline + superseded);
        equations.put("ledger:online=min(num_online,dated)", online == Math.min(numOnline, dated));
        return equations;
    }

    /** Fails when a record is unaccounted for. */
    public void check(String runId) {
        List<String> faults = new ArrayList<>();
        if (read != accepted + quarantined) {
            faults.add("read " + read + " is not accepted " + accepted + " + quarantined " + quarantined);
        }
        if (accepted != offline + superseded) {
            faults.add("accepted " + accepted + " is not offline " + offline + " + superseded " + superseded);
        }
        if (online != Math.min(numOnline, dated)) {
            faults.add("online " + online + " is not the lesser of data.num_online " + numOnline + " and " + dated
                    + " offline tickets with a date");
        }
        if (!faults.isEmpty()) {
            throw new Conflict(
                    "Cannot publish run " + runId + ": its ledger does not add up (" + String.join("; ", faults) + ").",
                    "Nothing was published. This is a fault of the program: report it with the log file.");
        }
    }
}
