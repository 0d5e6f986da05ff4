/**
 * Settings: groups, overrides, locked. In: the {@code conf} folders, the environment and {@code key=value} arguments;
 * out: immutable records and, for each value, where it came from. Whatever is wrong is told at once as
 * {@link tickets.problem.InvalidSettings}.
 */
@NullMarked
package tickets.config;

import org.jspecify.annotations.NullMarked;
