package tickets.runs;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one run at a time write to a lake. A process that ends, however it ends, loses the lease by itself: at once, or
 * when it gave no sign of life for a while. Two threads of one process are two writers. Thread-safe.
 *
 * <p>Failures: {@link tickets.problem.InvalidInput} when the place of the lease may not be used,
 * {@link tickets.problem.Unavailable} when it cannot keep one.
 */
public interface WriterLease {

    /**
     * Gets the lease, waiting up to {@code wait} (zero: not at all) for another one to give it back.
     *
     * @throws tickets.problem.Conflict when another run holds it for longer; says which and since when
     */
    Lease acquire(RunId runId, String command, Duration wait);

    /** Who holds the lease right now, if anybody does. Needs no permission to write. */
    Optional<LeaseHolder> holder();
}
