/** The command line: one command a chapter, wiring, and everything that is written to the console. */
@NullMarked
package tickets.cli;

import org.jspecify.annotations.NullMarked;
