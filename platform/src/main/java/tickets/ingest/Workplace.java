package tickets.ingest;

import java.time.Instant;
import tickets.lake.duckdb.DuckDbEngine;

/**
 * What tables are made with.
 *
 * @param runId the run that makes them
 * @param startedAt when it started
 * @param folder its unfinished files
 * @param engine its SQL engine
 */
record Workplace(String runId, Instant startedAt, RunFolder folder, DuckDbEngine engine) {}
