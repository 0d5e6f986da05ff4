package tickets.ingest.raw;

import java.time.Instant;
import tickets.lake.StoredObject;

/**
 * One raw file of a run.
 *
 * @param key its name in the object store
 * @param bytes its size as stored (compressed, if it is)
 * @param modifiedAt when it was last replaced
 * @param version differs once the file was replaced
 */
public record RawFile(String key, long bytes, Instant modifiedAt, String version) {

    static RawFile of(StoredObject object) {
        return new RawFile(object.key(), object.bytes(), object.modifiedAt(), object.version());
    }
}
