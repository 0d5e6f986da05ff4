/**
 * The online store of a machine with nothing installed: one SQLite file. A publish writes a whole new file beside it
 * and renames it into place, so a reader never meets half a set and never waits. Only this package knows SQLite here.
 */
@NullMarked
package tickets.online.embedded;

import org.jspecify.annotations.NullMarked;
