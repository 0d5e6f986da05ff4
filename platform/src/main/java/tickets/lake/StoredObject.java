package tickets.lake;

import java.time.Instant;

/**
 * One object of an {@link ObjectStore} as a listing shows it.
 *
 * @param key its name in the store, with forward slashes
 * @param bytes its size
 * @param modifiedAt when it was last replaced
 * @param version differs once the object was replaced; what it looks like is the store's own affair
 */
public record StoredObject(String key, long bytes, Instant modifiedAt, String version) {}
