/** The embedded run history: one SQLite file in the state folder. Only this package knows SQLite, Jdbi and Flyway. */
@NullMarked
package tickets.runs.sqlite;

import org.jspecify.annotations.NullMarked;
