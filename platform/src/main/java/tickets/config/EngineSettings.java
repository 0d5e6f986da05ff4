package tickets.config;

/**
 * Which engine makes the tables, and what the embedded one may use.
 *
 * @param kind which engine makes the tables: DuckDB in this process, or Spark
 * @param memoryLimit memory the SQL engine may use before it spills to disk
 * @param threads threads the SQL engine uses; 0: one for each core
 */
public record EngineSettings(Kind kind, ByteSize memoryLimit, int threads) {

    /** The engines. */
    public enum Kind {
        /** DuckDB in this process: one machine, nothing to install. */
        DUCKDB,
        /** Spark, locally or on a cluster, with growing tables in Iceberg. */
        SPARK
    }

    /** The number of threads to use on a machine with that many cores; at least 1. */
    public int threadsOn(int cores) {
        return threads == 0 ? Math.max(1, cores) : threads;
    }
}
