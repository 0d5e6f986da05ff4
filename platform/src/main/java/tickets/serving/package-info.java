/**
 * Serving: what goes on as long as the process does. For now a schedule; work and the times for it come in. The frame
 * (Micronaut) starts here and nowhere else.
 */
@NullMarked
package tickets.serving;

import org.jspecify.annotations.NullMarked;
