/**
 * Judges raw files in Spark's executors, with the platform's cutter and judge. In: raw files; out: rows that each hold
 * a good ticket, a refusal, or what is known at the end of a part of a file.
 */
@NullMarked
package tickets.spark.judging;

import org.jspecify.annotations.NullMarked;
