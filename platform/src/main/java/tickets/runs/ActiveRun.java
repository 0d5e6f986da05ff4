package tickets.runs;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import tickets.problem.GateRefused;

/**
 * A run of this process: it holds the writer's lease and writes its history until it is closed. Log lines of its thread
 * carry its id as {@code run_id}. Used by the thread that started it.
 *
 * <pre>{@code
 * try (ActiveRun run = runs.start("ingest", maskedSettings)) {
 *     BronzeResult bronze = run.step("bronze", notes -> write(input, notes));
 *     run.step("publish", () -> publish(bronze));
 *     run.succeeded(outcome);
 * }
 * }</pre>
 */
public final class ActiveRun implements AutoCloseable {

    static final String MDC_KEY = "run_id";
    private static final Logger LOG = LoggerFactory.getLogger(ActiveRun.class);

    private final List<Run> foundDead;
    private final RunHistory history;
    private final Lease lease;
    private final StepRunner steps;
    private final Clock clock;
    private Run run;
    private @Nullable RuntimeException unrecorded;

    ActiveRun(Run run, List<Run> foundDead, RunHistory history, Lease lease, StepRunner steps, Clock clock) {
        this.run = run;
        this.foundDead = List.copyOf(foundDead);
        this.history = history;
        this.lease = lease;
        this.steps = steps;
        this.clock = clock;
    }

    /** Its name. */
    public RunId id() {
        return run.id();
    }

    /** What keeps it from writing once it has lost the lease. */
    public Fence fence() {
        return lease.fence();
    }

    /** The runs that had been killed and were found dead when this one started, oldest first. */
    public List<Run> foundDead() {
        return foundDead;
    }

    /** Its record as it stands, finished steps and (after its end) outcome included. */
    public Run asRecord() {
        return run;
    }

    /**
     * Runs a step, several times while a service is {@linkplain tickets.problem.Unavailable unavailable}, and records
     * how it went. Each attempt starts with empty notes, and only while the lease is held. The failure that ends the
     * step is thrown as it is.
     */
    public <T extends @Nullable Object> T step(String name, Function<StepNotes, T> body) {
        return steps.<T>run(
                name,
                notes -> {
                    lease.fence().confirm();
                    return body.apply(notes);
                },
                this::record);
    }

    /** As {@link #step(String, Function)}, for a step without result and counts. */
    public void step(String name, Runnable body) {
        this.<@Nullable Void>step(name, notes -> {
            body.run();
            return null;
        });
    }

    /** Ends the run well, also when that cannot be recorded: what it has published is in force. */
    public void succeeded(RunOutcome outcome) {
        end(RunStatus.SUCCEEDED, outcome, null, "");
    }

    /** Ends the run because a quality gate refused the data, also when that cannot be recorded. */
    public void refused(GateRefused refusal, RunOutcome outcome) {
        end(RunStatus.REFUSED, outcome, RunError.of(refusal), "");
    }

    /** Ends the run because of a failure; what cannot be recorded is added to it as suppressed, never thrown. */
    public void failed(Throwable failure, RunOutcome outcome) {
        end(RunStatus.FAILED, outcome, RunError.of(failure), RunError.placesOfFault(failure));
        unrecorded().ifPresent(failure::addSuppressed);
    }

    /** Why the run's end could not be recorded; history then takes it for killed. Empty when it is recorded. */
    public Optional<RuntimeException> unrecorded() {
        return Optional.ofNullable(unrecorded);
    }

    /** Gives the lease back. A run that was not ended is recorded as failed. */
    @Override
    public void close() {
        try {
            if (run.status() == RunStatus.RUNNING) {
                end(RunStatus.FAILED, RunOutcome.NONE, unended(), "");
            }
        } finally {
            lease.close();
            MDC.remove(MDC_KEY);
        }
    }

    private static RunError unended() {
        return new RunError(
                "Unended",
                "Cannot tell how the run went: its command stopped without a word.",
                "See the lines with the run's id in the log.");
    }

    /** @param places where a fault of the program happened; only the log's file has them */
    private void end(RunStatus status, RunOutcome outcome, @Nullable RunError error, String places) {
        if (run.status() != RunStatus.RUNNING) {
            throw new IllegalStateException("Run %s has ended already".formatted(run.id()));
        }
        RunEnd end = new RunEnd(status, clock.instant(), outcome, error);
        try {
            history.end(run.id(), end);
        } catch (RuntimeException historyIsAway) {
            unrecorded = historyIsAway;
        }
        run = run.ended(end);
        String seconds = seconds(run.duration().orElseThrow().toMillis() / 1000.0);
        LOG.atLevel(error == null ? Level.INFO : Level.WARN)
                .addKeyValue("command", run.command())
                .addKeyValue("status", status.text())
                .addKeyValue("error", reason(error))
                .addKeyValue("places", places)
                .addKeyValue("unrecorded", reason(unrecorded == null ? null : RunError.of(unrecorded)))
                .log("Run {} {} in {} s", run.id(), status.text(), seconds);
    }

    /** Why a step failed is not in the words: the command's last ones tell it, the file of the log has it too. */
    private void record(StepRecord step) {
        run = run.withStep(step);
        LOG.atLevel(step.error() == null ? Level.INFO : Level.WARN)
                .addKeyValue("step", step.name())
                .addKeyValue("status", step.status().text())
                .addKeyValue("attempts", step.attempts())
                .addKeyValue("seconds", step.seconds())
                .addKeyValue("error", reason(step.error()))
                .log(
                        "Step {} {} in {} s{}{}",
                        step.name(),
                        step.status().text(),
                        seconds(step.seconds()),
                        step.attempts() == 1 ? "" : ", " + step.attempts() + " attempts",
                        counted(step.counts()));
        history.addStep(run.id(), step);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static String counted(Map<String, Long> counts) {
        List<String> parts = counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .toList();
        return parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    private static String reason(@Nullable RunError error) {
        return error == null ? "" : error.message();
    }
}
