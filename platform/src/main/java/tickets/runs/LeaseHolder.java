package tickets.runs;

import java.time.Instant;
import tickets.problem.Conflict;

/**
 * Who holds the writer's lease.
 *
 * @param runId the run that writes
 * @param command its command, e.g. {@code ingest}
 * @param pid its process
 * @param host the machine of that process
 * @param since when it got the lease, to the second
 */
public record LeaseHolder(RunId runId, String command, long pid, String host, Instant since) {

    /** Tells a command that comes second who was first. */
    public Conflict refusing(String second) {
        return new Conflict(
                "Cannot start '%s': run %s ('%s', process %d on %s) has been writing to this lake since %s."
                        .formatted(second, runId, command, pid, host, since),
                "Try again when it has ended, let this command wait for it (runs.wait=5m), or stop process %d."
                        .formatted(pid));
    }
}
