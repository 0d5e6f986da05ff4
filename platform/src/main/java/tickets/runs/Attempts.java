package tickets.runs;

import dev.failsafe.FailsafeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tickets.problem.Unavailable;

/** The attempts of one step so far; used by the thread that runs the step. */
final class Attempts {

    private final String step;
    private final Clock clock;
    private final Instant startedAt;
    private int count;
    private StepNotes notes = new StepNotes();
    private @Nullable Unavailable lastOutage;
    private String lastReason = "";

    Attempts(String step, Clock clock) {
        this.step = step;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    <T extends @Nullable Object> T next(Function<StepNotes, T> body) {
        count++;
        notes = new StepNotes();
        try {
            return body.apply(notes);
        } catch (Unavailable outage) {
            lastOutage = outage;
            throw outage;
        }
    }

    String step() {
        return step;
    }

    /** Whether an attempt failed for another reason than the one before it. */
    boolean isNewReason(String reason) {
        boolean isNew = !reason.equals(lastReason);
        lastReason = reason;
        return isNew;
    }

    /** What really ended the step: an interrupted wait stands for the outage that was waited for. */
    RuntimeException endedBy(FailsafeException thrown) {
        if (lastOutage == null || !(thrown.getCause() instanceof InterruptedException)) {
            return thrown;
        }
        Thread.currentThread().interrupt();
        return lastOutage;
    }

    StepRecord succeeded() {
        return record(StepStatus.SUCCEEDED, null);
    }

    StepRecord failed(Throwable failure) {
        return record(StepStatus.FAILED, RunError.of(failure));
    }

    private StepRecord record(StepStatus status, @Nullable RunError error) {
        Map<String, Long> counts = notes.counts();
        Duration duration = Duration.between(startedAt, clock.instant());
        return new StepRecord(step, status, count, startedAt, duration, counts, error);
    }
}
