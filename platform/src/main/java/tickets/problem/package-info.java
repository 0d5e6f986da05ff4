/**
 * How failure is told: one small sealed family, each kind with a message (what could not be done, where, why) and a
 * remedy (what to do). Every chapter throws these; only the edges (command line, later HTTP) render them.
 */
@NullMarked
package tickets.problem;

import org.jspecify.annotations.NullMarked;
