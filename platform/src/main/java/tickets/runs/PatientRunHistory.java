package tickets.runs;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.Conflict;
import tickets.problem.Unavailable;

/** A history whose writes are tried again while it is away, each with the effect of one. */
final class PatientRunHistory implements RunHistory {

    private static final Logger LOG = LoggerFactory.getLogger(PatientRunHistory.class);

    private final RunHistory history;
    private final RetryPolicy<Object> policy;

    PatientRunHistory(RunHistory history, RetrySettings retry) {
        this.history = history;
        this.policy = retry.policy()
                .onRetryScheduled(scheduled -> LOG.warn(
                        "Run history: next attempt in {} ms: {}",
                        scheduled.getDelay().toMillis(),
                        String.valueOf(scheduled.getLastException().getMessage())))
                .build();
    }

    @Override
    public void add(Run run) {
        patiently(() -> {
            addUnlessThere(run);
            return run;
        });
    }

    /** An attempt whose answer was lost may have had its effect. */
    private void addUnlessThere(Run run) {
        try {
            history.add(run);
        } catch (Conflict there) {
            if (!history.find(run.id()).equals(Optional.of(run))) {
                throw there;
            }
        }
    }

    @Override
    public void addStep(RunId id, StepRecord step) {
        patiently(() -> {
            history.addStep(id, step);
            return step;
        });
    }

    @Override
    public void end(RunId id, RunEnd end) {
        patiently(() -> {
            history.end(id, end);
            return end;
        });
    }

    @Override
    public List<RunId> markKilled(RunId alive) {
        return patiently(() -> history.markKilled(alive));
    }

    @Override
    public List<Run> newest(int limit) {
        return history.newest(limit);
    }

    @Override
    public Optional<Run> find(RunId id) {
        return history.find(id);
    }

    @Override
    public List<RunId> idsStartingWith(String prefix, int limit) {
        return history.idsStartingWith(prefix, limit);
    }

    @Override
    public String address() {
        return history.address();
    }

    @Override
    public void close() {
        history.close();
    }

    private <T> T patiently(Supplier<T> write) {
        LastOutage last = new LastOutage();
        try {
            return Failsafe.with(policy).get(() -> last.remembered(write));
        } catch (FailsafeException interrupted) {
            throw last.insteadOf(interrupted);
        }
    }

    /** What was waited for when the wait is interrupted; used by one thread. */
    private static final class LastOutage {

        private @Nullable Unavailable outage;

        <T> T remembered(Supplier<T> write) {
            try {
                return write.get();
            } catch (Unavailable away) {
                outage = away;
                throw away;
            }
        }

        RuntimeException insteadOf(FailsafeException thrown) {
            if (outage == null || !(thrown.getCause() instanceof InterruptedException)) {
                return thrown;
            }
            Thread.currentThread().interrupt();
            return outage;
        }
    }
}
