package tickets.lake.duckdb;

import java.nio.file.Path;

/**
 * How much of the machine the engine may take.
 *
 * @param memoryLimitBytes DuckDB's own limit; what does not fit is spilled to {@code workFolder}
 * @param threads how many cores one query may use
 * @param workFolder where it spills to; exists
 */
public record EngineSettings(long memoryLimitBytes, int threads, Path workFolder) {}
