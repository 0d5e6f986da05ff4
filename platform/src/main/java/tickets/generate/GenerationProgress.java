package tickets.generate;

/** Is told how far a generation has come, about every thousand records and once at the end. */
@FunctionalInterface
public interface GenerationProgress {

    /** Nobody listens. */
    GenerationProgress SILENT = (written, total) -> {};

    /**
     * Takes note of the state; called on the generating thread.
     *
     * @param written records written so far
     * @param total records of the whole file
     */
    void written(long written, long total);
}
