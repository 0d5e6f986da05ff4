/**
 * What a set of tables is made of: immutable parts, one for each raw file, named by the file's content; so that a file
 * that was judged once under the same contract is not read again. In: the raw files there are and the contents of the
 * set in force; out: what is to be judged, what is carried on, and the contents of the next set.
 */
@NullMarked
package tickets.ingest.parts;

import org.jspecify.annotations.NullMarked;
