/**
 * Where files live (a local folder or S3), which tables are in force, and the engine that runs tables on them. In: keys
 * and SQL files; out: objects and Parquet. Vendor libraries stay in the nested packages.
 */
@NullMarked
package tickets.lake;

import org.jspecify.annotations.NullMarked;
