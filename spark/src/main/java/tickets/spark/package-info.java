/**
 * The same tables past one machine: raw tickets judged by the platform's contract in Spark's executors, the table files
 * of {@code tables/} run by Spark SQL, growing tables kept as Apache Iceberg tables. In: settings and raw files; out:
 * one published set, told and recorded as the platform tells and records its own runs.
 */
@NullMarked
package tickets.spark;

import org.jspecify.annotations.NullMarked;
