/** The embedded run history: one SQLite file in the state folder. Only this package of the chapter knows SQLite. */
@NullMarked
package tickets.runs.sqlite;

import org.jspecify.annotations.NullMarked;
