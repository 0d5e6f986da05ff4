package tickets.spark.ingest;

import tickets.runs.ActiveRun;
import tickets.runs.StepNotes;
import tickets.spark.engine.SparkFailure;

/**
 * The steps of a run on Spark: what fails outside the program is told so that the step is tried again.
 *
 * @param run the run
 */
record SparkSteps(ActiveRun run) {

    /** Carries out a step before anything is published. */
    <T> T take(String name, SparkStep<T> work) {
        return take(name, SparkFailure.NOTHING_PUBLISHED, work);
    }

    /**
     * Carries out a step.
     *
     * @param remedy what to do when it fails
     */
    <T> T take(String name, String remedy, SparkStep<T> work) {
        return run.<T>step(name, notes -> {
            try {
                return work.take(notes);
            } catch (Exception failed) {
                throw SparkFailure.of("carry out the step '" + name + "' on Spark", remedy, failed);
            }
        });
    }

    /** What a step does. */
    @FunctionalInterface
    interface SparkStep<T> {
        T take(StepNotes notes) throws Exception;
    }
}
