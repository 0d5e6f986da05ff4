package tickets.runs;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.Conflict;

/**
 * Waits for a lease that somebody else holds, by looking again and again.
 *
 * @param patience how long at most; zero: not at all
 * @param lookAgainAfter the pause between two looks
 */
public record LeaseQueue(Duration patience, Duration lookAgainAfter) {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseQueue.class);

    /**
     * Gets the lease.
     *
     * @param attempt gives the lease, or {@link Conflict} while somebody else holds it
     * @throws Conflict when it is held for longer, or this thread was interrupted, which it then still is
     */
    public Lease acquire(Supplier<Lease> attempt) {
        try {
            return attempt.get();
        } catch (Conflict held) {
            if (patience.compareTo(lookAgainAfter) <= 0) {
                throw held;
            }
            LOG.info("Waiting up to {} s for the lake: {}", patience.toSeconds(), held.getMessage());
            return acquireWithin(attempt, held);
        }
    }

    private Lease acquireWithin(Supplier<Lease> attempt, Conflict held) {
        RetryPolicy<Lease> whileHeld = RetryPolicy.<Lease>builder()
                .handle(Conflict.class)
                .withMaxRetries(-1)
                .withDelay(lookAgainAfter)
                .withMaxDuration(patience)
                .build();
        try {
            return Failsafe.with(whileHeld).get(attempt::get);
        } catch (FailsafeException interrupted) {
            Thread.currentThread().interrupt();
            held.addSuppressed(interrupted);
            throw held;
        }
    }
}
