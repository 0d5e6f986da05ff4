/** Tests. */
@NullMarked
package tickets.spark.conformance;

import org.jspecify.annotations.NullMarked;
