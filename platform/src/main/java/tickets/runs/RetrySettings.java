package tickets.runs;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;
import tickets.problem.Unavailable;

/**
 * How a step is tried again when a service did not do its part.
 *
 * @param attempts how often it is tried in all, at least 1
 * @param firstDelay the wait before the second attempt, doubled from one to the next, give or take a fifth
 * @param maxDelay the longest wait
 */
public record RetrySettings(int attempts, Duration firstDelay, Duration maxDelay) {

    /** Four attempts within about two seconds. */
    public static final RetrySettings DEFAULT = new RetrySettings(4, Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final double JITTER = 0.2;

    public RetrySettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("Invalid attempts %d: expected 1 or more".formatted(attempts));
        }
        if (firstDelay.isNegative() || firstDelay.isZero() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("Invalid delays %s and %s: expected a positive one and one not shorter"
                    .formatted(firstDelay, maxDelay));
        }
    }

    /** Tries again while something is {@linkplain Unavailable unavailable}, and only then. */
    RetryPolicyBuilder<Object> policy() {
        RetryPolicyBuilder<Object> builder = RetryPolicy.builder()
                .handle(Unavailable.class)
                .withMaxAttempts(attempts)
                .withJitter(JITTER);
        return firstDelay.equals(maxDelay) ? builder.withDelay(firstDelay) : builder.withBackoff(firstDelay, maxDelay);
    }
}
