/**
 * Published tables for people and other tools. In: the sets that can still be read; out: one table as a Parquet, CSV or
 * JSON Lines file, whole or not at all.
 */
@NullMarked
package tickets.export;

import org.jspecify.annotations.NullMarked;
