/**
 * Sets up where log lines go: JSON lines into a file that rolls, lines for people to the console. Everybody logs
 * through SLF4J; only this package knows Logback.
 */
@NullMarked
package tickets.logging;

import org.jspecify.annotations.NullMarked;
