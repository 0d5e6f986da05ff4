package tickets.runs;

import java.time.Duration;

/**
 * How runs behave towards others.
 *
 * @param waitForWriter how long a run waits for another one that writes; zero: not at all
 * @param retry how steps are tried again
 */
public record RunSettings(Duration waitForWriter, RetrySettings retry) {

    /** Does not wait, tries again four times. */
    public static final RunSettings DEFAULT = new RunSettings(Duration.ZERO, RetrySettings.DEFAULT);

    public RunSettings {
        if (waitForWriter.isNegative()) {
            throw new IllegalArgumentException("Invalid wait %s: expected zero or more".formatted(waitForWriter));
        }
    }
}
