package tickets.lake;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named objects in one place: a local folder or an S3 bucket. A reader of a key sees the old content or the new one,
 * never a part; a returned write is durable. Thread-safe.
 *
 * <p>An object is replaced, never modified: not through this port and not through the files behind it, because two keys
 * may share one content.
 *
 * <p>Failures: {@link tickets.problem.NotFound} for a missing object, bucket or folder,
 * {@link tickets.problem.InvalidInput} for a refused permission or an impossible key,
 * {@link tickets.problem.Unavailable} for all that trying again may cure.
 */
public interface ObjectStore extends AutoCloseable {

    /** All objects whose key starts with {@code prefix}, sorted by key; empty when there are none. */
    List<StoredObject> list(String prefix);

    /** The object under {@code key}, if there is one. */
    Optional<StoredObject> find(String key);

    /**
     * The content as a stream; the caller closes it. A connection lost midway is taken up again where it broke; when
     * that fails, or the object was replaced meanwhile, the stream throws the port's own failures, not
     * {@code IOException}. Unbuffered, so read in blocks.
     */
    InputStream open(String key);

    /** The whole content of a small object, if there is one. */
    Optional<byte[]> read(String key);

    /** Replaces a small object atomically. */
    void write(String key, byte[] content);

    /** The text of a small object and its version, if there is one. */
    Optional<StoredText> readText(String key);

    /**
     * Replaces a small object atomically, but only the version that the caller has seen: of several writers who have
     * seen the same, one succeeds. After {@link tickets.problem.Unavailable} either may have happened.
     *
     * @param expected the version to replace; null when there was no such object
     * @return the version that is there now; empty when it was another one than expected, which stays
     */
    Optional<String> replaceText(String key, String text, @Nullable String expected);

    /**
     * Replaces {@code key} with the content of a local file, atomically; large files go up in several parts. The file
     * must not change any more: a store on the same disk links to it instead of copying.
     */
    void upload(Path file, String key);

    /**
     * Replaces {@code to} with the content of {@code from} on the store's own side, atomically. A local copy may keep
     * the original's time of modification.
     */
    void copy(String from, String to);

    /** Removes the object; nothing happens when there is none. */
    void delete(String key);

    /**
     * The content as a local file for an engine to read: the stored file itself where the store is local, else a copy
     * in {@code folder}. Never write to it.
     */
    Path localFile(String key, Path folder);

    /**
     * Removes what killed writers left under {@code prefix}: temporary files, unfinished multipart uploads, whoever
     * began them. Only where nobody else writes, and only for the one who holds the lease: a write that is under way
     * and began before {@code startedBefore} is lost.
     *
     * @param prefix names a folder of the platform's own
     * @return how many were removed
     */
    int removeUnfinishedWrites(String prefix, Instant startedBefore);

    /**
     * Removes what killed writers of this one object left; what is written beside it stays. Only for the one who holds
     * the lease, as {@link #removeUnfinishedWrites}.
     *
     * @return how many were removed
     */
    int removeUnfinishedWritesOf(String key, Instant startedBefore);

    /** The address of {@code key} as a person would write it, e.g. {@code s3://tickets/raw/tickets.json}. */
    String address(String key);

    @Override
    void close();
}
