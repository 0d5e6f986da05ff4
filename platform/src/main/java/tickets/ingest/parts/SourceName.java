package tickets.ingest.parts;

/**
 * A name under which a raw file stands in the object store.
 *
 * @param key the object's key
 * @param version the object's version when it was read; empty when it was too fresh to be told from a later one
 */
public record SourceName(String key, String version) {}
