package tickets.runs;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the records of runs. What was written stays when the process is killed right after. Thread-safe; several
 * processes may read and write at once.
 *
 * <p>A record says {@link RunStatus#RUNNING} until somebody says otherwise; {@link Runs} tells the living from the
 * dead.
 *
 * <p>Failures: {@link tickets.problem.InvalidInput} when the store is not a run history, was made by a newer version or
 * may not be written, {@link tickets.problem.Unavailable} for all that trying again may cure.
 */
public interface RunHistory extends AutoCloseable {

    /**
     * Adds a run that begins, without steps.
     *
     * @throws tickets.problem.Conflict when there is a run with that id
     */
    void add(Run run);

    /** Adds a finished step to a run that was added before; once, however often it is called. */
    void addStep(RunId id, StepRecord step);

    /** Ends a run that was added before. */
    void end(RunId id, RunEnd end);

    /** Marks every run but {@code alive} that still says running as killed and returns their ids, oldest first. */
    List<RunId> markKilled(RunId alive);

    /** The newest runs with their steps, newest first. */
    List<Run> newest(int limit);

    /** One run with its steps. */
    Optional<Run> find(RunId id);

    /** Ids that start with {@code prefix}, newest first. */
    List<RunId> idsStartingWith(String prefix, int limit);

    /** Where the history is, as a person would write it; no secrets. */
    String address();

    @Override
    void close();
}
