/**
 * Raw files as a stream of record texts: finds the files, unpacks them and cuts them at record borders in constant
 * memory. Knows nothing of tickets; every record is judged later.
 */
@NullMarked
package tickets.ingest.raw;

import org.jspecify.annotations.NullMarked;
