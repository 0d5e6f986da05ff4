/**
 * Runs and lease of several machines: a PostgreSQL database that lakes may share. In: a database's address; out: a run
 * history and a writer's lease with a fencing token. Only this package knows the PostgreSQL driver.
 */
@NullMarked
package tickets.runs.postgres;

import org.jspecify.annotations.NullMarked;
