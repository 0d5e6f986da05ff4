/** What the tests of this module share. */
@NullMarked
package tickets.spark;

import org.jspecify.annotations.NullMarked;
