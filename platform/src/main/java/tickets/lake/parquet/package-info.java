/** Parquet files as files: joining parts and reading footers without touching a row. */
@NullMarked
package tickets.lake.parquet;

import org.jspecify.annotations.NullMarked;
