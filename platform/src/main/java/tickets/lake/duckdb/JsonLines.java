package tickets.lake.duckdb;

import java.nio.file.Path;

/**
 * A finished file of JSON Lines.
 *
 * @param file where it is
 * @param lines how many
 * @param largestLine bytes of the longest; the reader's buffers are made to fit
 */
public record JsonLines(Path file, long lines, int largestLine) {}
