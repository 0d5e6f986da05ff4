/**
 * The run history as SQL that SQLite and PostgreSQL understand alike. In: runs and steps; out: rows of the tables
 * {@code run} and {@code run_step}, and back.
 */
@NullMarked
package tickets.runs.sql;

import org.jspecify.annotations.NullMarked;
