/**
 * The growing tables as Apache Iceberg tables: their catalog, the branch a run writes to, and what a published set
 * pins.
 */
@NullMarked
package tickets.spark.iceberg;

import org.jspecify.annotations.NullMarked;
