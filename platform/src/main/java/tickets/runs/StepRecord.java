package tickets.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished step of a run. Times are kept to the millisecond.
 *
 * @param name the step's name, e.g. {@code bronze}
 * @param status how it ended
 * @param attempts how often it was tried, at least 1
 * @param startedAt when its first attempt began
 * @param duration from the first attempt's beginning to the last one's end, waiting included
 * @param counts what its last attempt counted, in its own words and order
 * @param error what ended it; null when it succeeded
 */
public record StepRecord(
        String name,
        StepStatus status,
        int attempts,
        Instant startedAt,
        Duration duration,
        Map<String, Long> counts,
        @Nullable RunError error) {

    public StepRecord {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        duration = duration.truncatedTo(ChronoUnit.MILLIS);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** The duration in seconds, to the millisecond. */
    public double seconds() {
        return duration.toMillis() / 1000.0;
    }
}
