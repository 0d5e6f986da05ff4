/**
 * The freshest tickets for low-latency reads: an embedded store, or Redis JSON. In: the documents of one run's online
 * table; out: single documents, the newest ones, and what the store holds.
 */
@NullMarked
package tickets.online;

import org.jspecify.annotations.NullMarked;
