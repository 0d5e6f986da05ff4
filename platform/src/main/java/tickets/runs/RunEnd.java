package tickets.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How and when a run ended by its own word.
 *
 * @param status any but {@link RunStatus#RUNNING} and {@link RunStatus#KILLED}
 * @param at when, to the millisecond
 * @param outcome what it found
 * @param error what ended it; null when it succeeded
 */
public record RunEnd(
        RunStatus status,
        Instant at,
        RunOutcome outcome,
        @Nullable RunError error) {

    public RunEnd {
        if (status == RunStatus.RUNNING || status == RunStatus.KILLED) {
            throw new IllegalArgumentException("A run does not end itself as " + status.text());
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
