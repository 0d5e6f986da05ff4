package tickets.runs;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import tickets.problem.Conflict;

/** A history that ends with its process: what a lake without runs is shown as, and the twin for tests. */
public final class InMemoryRunHistory implements RunHistory {

    private final NavigableMap<RunId, Run> runs = new ConcurrentSkipListMap<>();
    private final String address;

    /** An empty one that says it is at {@code address}. */
    public InMemoryRunHistory(String address) {
        this.address = address;
    }

    @Override
    public void add(Run run) {
        if (runs.putIfAbsent(run.id(), run) != null) {
            throw new Conflict(
                    "Cannot write the run history in %s: there is a run %s.".formatted(address(), run.id()),
                    "Start the command again.");
        }
    }

    @Override
    public void addStep(RunId id, StepRecord step) {
        Objects.requireNonNull(
                runs.computeIfPresent(id, (key, run) -> run.steps().contains(step) ? run : run.withStep(step)),
                "unknown run");
    }

    @Override
    public void end(RunId id, RunEnd end) {
        Objects.requireNonNull(runs.computeIfPresent(id, (key, run) -> run.ended(end)), "unknown run");
    }

    @Override
    public List<RunId> markKilled(RunId alive) {
        List<RunId> dead = runs.values().stream()
                .filter(run -> run.status() == RunStatus.RUNNING && !run.id().equals(alive))
                .map(Run::id)
                .toList();
        dead.forEach(id -> runs.computeIfPresent(id, (key, run) -> run.killed()));
        return dead;
    }

    @Override
    public List<Run> newest(int limit) {
        return runs.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<RunId> idsStartingWith(String prefix, int limit) {
        return runs.descendingKeySet().stream()
                .filter(id -> id.value().startsWith(prefix))
                .limit(limit)
                .toList();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        // The records stay readable: nothing is held that could be given back.
    }
}
