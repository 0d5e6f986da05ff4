package tickets.runs;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.Unavailable;

/** Runs a step, again after a pause while a service is away, and reports how it ended. */
final class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final RetrySettings settings;
    private final Clock clock;
    private final StepWatch watch;

    StepRunner(RetrySettings settings, Clock clock, StepWatch watch) {
        this.settings = settings;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * Runs {@code body} until it succeeds, fails for good or has failed too often; only {@link Unavailable} is worth
     * another attempt. The failure that ended it is thrown as it is, after it was reported. A thread that is
     * interrupted while it waits stops trying and stays interrupted.
     */
    <T extends @Nullable Object> T run(String name, Function<StepNotes, T> body, Consumer<StepRecord> report) {
        Attempts attempts = new Attempts(name, clock);
        watch.begins(name);
        T result;
        try {
            result = Failsafe.with(policy(attempts)).get(() -> attempts.next(body));
        } catch (FailsafeException stopped) {
            throw reported(attempts.endedBy(stopped), attempts, report);
        } catch (RuntimeException failure) {
            throw reported(failure, attempts, report);
        } catch (Error failure) {
            throw reported(failure, attempts, report);
        }
        report.accept(attempts.succeeded());
        return result;
    }

    /** Reports a failed step; a report that fails as well must not hide why. */
    private static <X extends Throwable> X reported(X failure, Attempts attempts, Consumer<StepRecord> report) {
        try {
            report.accept(attempts.failed(failure));
        } catch (RuntimeException unreported) {
            failure.addSuppressed(unreported);
        }
        return failure;
    }

    private RetryPolicy<Object> policy(Attempts attempts) {
        return settings.policy()
                .onRetryScheduled(retry -> tellRetry(attempts, retry))
                .build();
    }

    /** Says why once: services that are away are away for one reason in most cases. */
    private void tellRetry(Attempts attempts, ExecutionScheduledEvent<Object> retry) {
        String reason = String.valueOf(retry.getLastException().getMessage());
        boolean isNew = attempts.isNewReason(reason);
        LOG.atWarn()
                .addKeyValue("step", attempts.step())
                .addKeyValue("attempt", retry.getAttemptCount())
                .addKeyValue("error", reason)
                .log(
                        "Step {}: attempt {} of {} failed{}, the next one follows in {} ms{}",
                        attempts.step(),
                        retry.getAttemptCount(),
                        settings.attempts(),
                        isNew ? "" : " likewise",
                        retry.getDelay().toMillis(),
                        isNew ? ": " + reason : "");
    }
}
