/** Keeps the generated parts of the documentation true: tests make them anew and compare. */
@NullMarked
package tickets.docs;

import org.jspecify.annotations.NullMarked;
