/**
 * Lineage: tells others what a run reads and makes, as OpenLineage events. A run and what it found come in, JSON goes
 * out to a file or an address. Nobody who listens can make a run fail.
 */
@NullMarked
package tickets.lineage;

import org.jspecify.annotations.NullMarked;
