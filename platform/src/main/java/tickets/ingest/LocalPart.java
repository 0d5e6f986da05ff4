package tickets.ingest;

import java.nio.file.Path;

/**
 * A part of a set, as a file of this machine.
 *
 * @param key where it is kept in the object store, or is to be kept
 * @param file the file; never written to
 */
public record LocalPart(String key, Path file) {}
