package tickets.ingest.raw;

/**
 * One raw file of a run.
 *
 * @param key its name in the object store
 * @param bytes its size as stored (compressed, if it is)
 */
public record RawFile(String key, long bytes) {}
