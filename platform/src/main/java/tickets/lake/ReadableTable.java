package tickets.lake;

import org.jspecify.annotations.Nullable;

/**
 * A published table.
 *
 * @param name layer and table, e.g. {@code offline/tickets}
 * @param rows how many rows it has; null when that is told only by the table itself
 * @param bytes what it takes up in the store
 * @param address where it is, as a person would write it
 */
public record ReadableTable(String name, @Nullable Long rows, long bytes, String address) {}
