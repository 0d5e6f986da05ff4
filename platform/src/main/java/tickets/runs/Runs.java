package tickets.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tickets.problem.Conflict;

/**
 * Starts runs and tells about them. A run that says it is running without holding the writer's lease is dead: it is
 * shown as killed at once, and recorded as killed by the next run. So a reader never needs to write.
 */
public final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final RunHistory history;
    private final WriterLease lease;
    private final RunSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final StepWatch watch;

    /** History and lease must be those of the same lake. */
    public Runs(RunHistory history, WriterLease lease, RunSettings settings, Clock clock, RandomGenerator random) {
        this(new PatientRunHistory(history, settings.retry()), lease, settings, clock, random, StepWatch.NOBODY);
    }

    private Runs(
            RunHistory history,
            WriterLease lease,
            RunSettings settings,
            Clock clock,
            RandomGenerator random,
            StepWatch watch) {
        this.history = history;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.watch = watch;
    }

    /** The same, with somebody who is told what the runs that start here are at. */
    public Runs watchedBy(StepWatch newWatch) {
        return new Runs(history, lease, settings, clock, random, newWatch);
    }

    /**
     * Starts a run: takes the writer's lease, waiting as the settings say, and begins its record.
     *
     * @param command what is run, e.g. {@code ingest}
     * @param maskedSettings the settings in force by key, without secrets
     * @throws tickets.problem.Conflict when another run goes on writing, or has taken the lease over at once
     */
    public ActiveRun start(String command, Map<String, String> maskedSettings) {
        RunId id = RunId.at(clock.instant(), random);
        Lease held = lease.acquire(id, command, settings.waitForWriter());
        try {
            // One who was paused since would take the run of the next one for dead.
            held.fence().confirm();
            List<RunId> dead = history.markKilled(id);
            dead.forEach(killed -> LOG.warn("Run {} was killed before its end.", killed));
            Run run = Run.started(id, command, clock.instant(), maskedSettings);
            history.add(run);
            MDC.put(ActiveRun.MDC_KEY, id.value());
            List<Run> found =
                    dead.stream().map(history::find).flatMap(Optional::stream).toList();
            return new ActiveRun(run, found, history, held, new StepRunner(settings.retry(), clock, watch), clock);
        } catch (RuntimeException | Error failure) {
            held.close();
            throw failure;
        }
    }

    /**
     * Does small work that needs the writer's lease and is no run of its own.
     *
     * @param command who does it, for those who want the lease meanwhile
     * @param work is told by which fence it is kept from writing too late
     * @return what the work gave; empty when somebody else is writing, and nothing was done
     */
    public <T> Optional<T> unlessSomebodyWrites(String command, Function<Fence, T> work) {
        Lease free;
        try {
            free = lease.acquire(RunId.at(clock.instant(), random), command, Duration.ZERO);
        } catch (Conflict somebodyWrites) {
            return Optional.empty();
        }
        try (Lease held = free) {
            return Optional.of(work.apply(held.fence()));
        }
    }

    /** The newest runs, newest first. */
    public List<Run> list(int limit) {
        return history.newest(limit).stream().map(this::asItIs).toList();
    }

    /**
     * One run, by its id or the beginning of it.
     *
     * @throws tickets.problem.NotFound when there is none; names the nearest ones
     * @throws tickets.problem.InvalidInput when several ids begin like that
     */
    public Run find(String idOrPrefix) {
        RunId id = new RunSearch(history).idOf(idOrPrefix);
        return asItIs(history.find(id).orElseThrow());
    }

    /** Whether a run is recorded here, so that the writer's lease tells whether it lives. */
    public boolean knows(String runId) {
        return RunId.parse(runId).flatMap(history::find).isPresent();
    }

    /**
     * The run with the dead told from the living. A run takes the lease before its record begins and gives it back
     * after its record has ended: who is seen without a lease and then still says running, is dead.
     */
    private Run asItIs(Run run) {
        if (run.status() != RunStatus.RUNNING || holdsLease(run.id())) {
            return run;
        }
        Run again = history.find(run.id()).orElse(run);
        return again.status() == RunStatus.RUNNING ? again.killed() : again;
    }

    private boolean holdsLease(RunId id) {
        return lease.holder().map(LeaseHolder::runId).filter(id::equals).isPresent();
    }
}
