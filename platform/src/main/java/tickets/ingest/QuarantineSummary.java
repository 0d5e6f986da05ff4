package tickets.ingest;

import java.util.List;

/**
 * What is in the quarantine of a run.
 *
 * @param runId the run
 * @param isRefused whether the run was refused, so that its quarantine is not the one in force
 * @param entries how many entries there are
 * @param reasons the violated rules, most frequent first
 * @param address where the table is
 */
public record QuarantineSummary(
        String runId, boolean isRefused, long entries, List<QuarantineReason> reasons, String address) {

    /** Copies the list. */
    public QuarantineSummary {
        reasons = List.copyOf(reasons);
    }
}
