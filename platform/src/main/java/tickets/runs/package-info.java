/**
 * Tells what every command that changed something did: runs with their steps, attempts, counts, settings and outcome,
 * and sees to it that one run at a time writes to a lake. In: the steps of a command; out: {@link tickets.runs.Run}
 * records. The nested package holds the embedded store of the history.
 */
@NullMarked
package tickets.runs;

import org.jspecify.annotations.NullMarked;
