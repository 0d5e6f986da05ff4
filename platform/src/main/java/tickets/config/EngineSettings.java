package tickets.config;

/**
 * What the embedded SQL engine may use.
 *
 * @param memoryLimit memory the SQL engine may use before it spills to disk
 * @param threads threads the SQL engine uses; 0: one for each core
 */
public record EngineSettings(ByteSize memoryLimit, int threads) {

    /** The number of threads to use on a machine with that many cores; at least 1. */
    public int threadsOn(int cores) {
        return threads == 0 ? Math.max(1, cores) : threads;
    }
}
