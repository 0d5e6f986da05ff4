/**
 * Judges raw records in parallel: chunks of raw bytes in; bronze parts, spools of refused records and counts out.
 * Nothing waits for the whole input, and memory does not grow with it.
 */
@NullMarked
package tickets.ingest.judging;

import org.jspecify.annotations.NullMarked;
