/**
 * Objects as files of a local folder. In: keys relative to the folder (or absolute paths); out: files that are whole
 * and on disk once a write returns.
 */
@NullMarked
package tickets.lake.local;

import org.jspecify.annotations.NullMarked;
