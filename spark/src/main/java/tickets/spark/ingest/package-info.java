/**
 * An ingest on Spark: from raw files to one published set. In: the platform's ports and settings; out: Iceberg tables,
 * the online store's documents, and the platform's own report.
 */
@NullMarked
package tickets.spark.ingest;

import org.jspecify.annotations.NullMarked;
