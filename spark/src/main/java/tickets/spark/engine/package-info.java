/** Spark SQL as an engine for table files: its session, and the functions that the files use. */
@NullMarked
package tickets.spark.engine;

import org.jspecify.annotations.NullMarked;
