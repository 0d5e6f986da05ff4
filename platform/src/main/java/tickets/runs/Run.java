package tickets.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as history tells it. Times are kept to the millisecond.
 *
 * @param id its name
 * @param command what was run, e.g. {@code ingest}
 * @param status how it stands
 * @param startedAt when it began to write
 * @param endedAt when it ended; null while it runs and for a killed run, whose end nobody saw
 * @param settings the settings in force by key, secrets masked by the caller
 * @param steps its finished steps in order
 * @param outcome what it found; {@link RunOutcome#NONE} before its end
 * @param error what ended it; null unless failed or refused
 */
public record Run(
        RunId id,
        String command,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, String> settings,
        List<StepRecord> steps,
        RunOutcome outcome,
        @Nullable RunError error) {

    public Run {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        endedAt = endedAt == null ? null : endedAt.truncatedTo(ChronoUnit.MILLIS);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        steps = List.copyOf(steps);
    }

    /** A run that begins now. */
    public static Run started(RunId id, String command, Instant startedAt, Map<String, String> settings) {
        return new Run(id, command, RunStatus.RUNNING, startedAt, null, settings, List.of(), RunOutcome.NONE, null);
    }

    /** Its ledger as it stood at its end; empty when it has not ended, or died before it could say. */
    public Optional<RunCounts> counts() {
        return endedAt == null ? Optional.empty() : Optional.of(outcome.counts());
    }

    /** From beginning to end; empty when the end is not known. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(endedAt).map(end -> Duration.between(startedAt, end));
    }

    /** This run with one more finished step. */
    public Run withStep(StepRecord step) {
        List<StepRecord> more = new ArrayList<>(steps);
        more.add(step);
        return withSteps(more);
    }

    /** This run with these finished steps in place of its own. */
    public Run withSteps(List<StepRecord> finished) {
        return new Run(id, command, status, startedAt, endedAt, settings, finished, outcome, error);
    }

    /** This run, ended by its own word. */
    public Run ended(RunEnd end) {
        return new Run(id, command, end.status(), startedAt, end.at(), settings, steps, end.outcome(), end.error());
    }

    /** This run, found dead. */
    public Run killed() {
        return new Run(id, command, RunStatus.KILLED, startedAt, null, settings, steps, outcome, null);
    }
}
