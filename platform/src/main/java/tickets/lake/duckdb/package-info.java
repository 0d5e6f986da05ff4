/** The embedded engine: runs table files with DuckDB and joins Parquet parts. Only this package knows DuckDB. */
@NullMarked
package tickets.lake.duckdb;

import org.jspecify.annotations.NullMarked;
