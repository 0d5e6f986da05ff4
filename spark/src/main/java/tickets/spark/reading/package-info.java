/**
 * Reads the published sets that are in the Iceberg catalog. In: a question and settings; out: one JSON document, and a
 * table as a Parquet file.
 */
@NullMarked
package tickets.spark.reading;

import org.jspecify.annotations.NullMarked;
