package tickets.ingest;

import tickets.lake.duckdb.DuckDbEngine;
import tickets.runs.ActiveRun;

/**
 * What one run works with.
 *
 * @param run its record
 * @param folder its unfinished files
 * @param engine its SQL engine
 */
record Workplace(ActiveRun run, RunFolder folder, DuckDbEngine engine) {}
