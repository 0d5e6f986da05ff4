package tickets.runs;

/** Told what a run is at, from the run's thread. */
@FunctionalInterface
public interface StepWatch {

    /** Looks away. */
    StepWatch NOBODY = step -> {};

    /** A step begins, e.g. {@code publish}; the one before has ended. */
    void begins(String step);
}
