package tickets.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;

/**
 * Which set of tables is in force. One pointer names it, and the set whose publication has begun and not ended, so that
 * the next writer can end it. The pointer is replaced atomically, and by nobody who has not seen what it says: a writer
 * whose lake was taken over meets {@link Conflict}. Only the holder of the writer's lease changes anything here; used
 * by one thread.
 */
public final class PublishedTables {

    private static final String FOLDER = "_platform/";
    private static final String SETS = FOLDER + "sets/";
    private static final String REFUSED = FOLDER + "refused/";

    private final ObjectStore store;
    private final PointerFile pointer;
    private Runnable confirmLease = () -> {};

    /** @param store where the tables are */
    public PublishedTables(ObjectStore store) {
        this.store = store;
        this.pointer = new PointerFile(store, FOLDER + "current.json");
    }

    /** Where a table of a run is kept, e.g. {@code _platform/sets/RUN/offline/tickets.parquet}. */
    public static String key(String runId, String table) {
        return folder(runId) + table + ".parquet";
    }

    /** Below which all that belongs to the set of a run is kept; ends with a slash. */
    static String folder(String runId) {
        return SETS + runId + "/";
    }

    /** Where it is written what the set of a run is made of. */
    public static String contentsKey(String runId) {
        return folder(runId) + "contents.json";
    }

    /** Where the quarantine of a refused run is kept for inspection. */
    public static String refusedKey(String runId) {
        return REFUSED + runId + "/quarantine/tickets.parquet";
    }

    /** The set in force, if anything was ever published. */
    public Optional<TableSet> current() {
        return Optional.ofNullable(pointer.read().inForce());
    }

    /**
     * The run in force before {@code runId}, which a second attempt of its publication may find in force already.
     *
     * @return null when there is none
     */
    public @Nullable String runBefore(String runId) {
        TableSet current = pointer.read().inForce();
        if (current == null) {
            return null;
        }
        return current.runId().equals(runId) ? current.previousRunId() : current.runId();
    }

    /** The set whose publication has begun and not ended. */
    public Optional<TableSet> begun() {
        return Optional.ofNullable(pointer.read().publishing());
    }

    /**
     * Takes the lake over at the beginning of a run: whoever wrote here before cannot any more. Called before anything
     * else that writes.
     *
     * @param token of the writer's lease; empty: the lease is one that nobody loses, and only what the pointer says is
     *     remembered
     * @param confirmLease fails when the lease is not held any more
     * @throws Conflict when a writer with a higher token was here
     */
    public void claim(OptionalLong token, Runnable confirmLease) {
        this.confirmLease = confirmLease;
        if (token.isPresent()) {
            pointer.claim(token.getAsLong());
        } else {
            pointer.known();
        }
    }

    /**
     * Notes that publication of {@code set} begins; all its files are in the store already.
     *
     * @throws Conflict when a file of it is gone, or another writer has been here
     */
    public void begin(TableSet set) {
        requireFiles(set);
        pointer.replace(pointer.known().begun(set));
    }

    /**
     * Puts {@code set} in force, at once for all readers.
     *
     * @throws Conflict when a file of it is gone, or another writer has been here
     */
    public void commit(TableSet set) {
        requireFiles(set);
        pointer.replace(pointer.known().committed(set));
    }

    /** Whether all files of {@code set} are in the store. */
    public boolean areStored(TableSet set) {
        Set<String> missing = new TreeSet<>(set.tables().values());
        store.list(SETS + set.runId() + "/").forEach(object -> missing.remove(object.key()));
        return missing.isEmpty();
    }

    /** A writer on another machine, which the lease does not keep out, takes what is not in force for litter. */
    private void requireFiles(TableSet set) {
        if (!areStored(set)) {
            throw new Conflict(
                    "Cannot publish run " + set.runId() + ": its staged tables are gone from "
                            + store.address(SETS + set.runId()) + ", so another writer has been at work there.",
                    "Let one machine write to this lake, with one state.root, and run ingest again.");
        }
    }

    /**
     * Notes that nothing is under way.
     *
     * @throws Conflict when another writer has been here
     */
    public void end() {
        pointer.replace(pointer.known().ended());
    }

    /** Removes the files of every set but the one in force and the one before it, which readers may still be in. */
    public void removeOldSets() {
        Set<String> kept = new TreeSet<>();
        begun().map(TableSet::runId).ifPresent(kept::add);
        current().ifPresent(set -> {
            kept.add(set.runId());
            if (set.previousRunId() != null) {
                kept.add(set.previousRunId());
            }
        });
        remove(SETS, key -> kept.contains(runOf(SETS, key)));
    }

    /**
     * Removes what stands under {@code prefix} and is not needed any more.
     *
     * @param needed the keys that stay
     */
    public void removeAllBut(String prefix, Set<String> needed) {
        remove(prefix, needed::contains);
    }

    /**
     * Keeps the quarantine of a refused run for inspection, in the place of an earlier one's.
     *
     * @return its address
     */
    public String keepRefused(String runId, Path quarantine) {
        removeRefused();
        String kept = refusedKey(runId);
        store.upload(quarantine, kept);
        return store.address(kept);
    }

    /** Removes what was kept of refused runs. */
    public void removeRefused() {
        remove(REFUSED, key -> false);
    }

    /** The runs whose refused quarantine is kept, oldest first. */
    public List<String> refusedRuns() {
        return store.list(REFUSED).stream()
                .map(object -> runOf(REFUSED, object.key()))
                .distinct()
                .toList();
    }

    /**
     * Lists first and asks for the lease after: what is on the list then is older than any writer to come, so that it
     * may go even if this process is paused in the middle.
     */
    private void remove(String prefix, Predicate<String> isKept) {
        List<String> old = store.list(prefix).stream()
                .map(StoredObject::key)
                .filter(key -> !isKept.test(key))
                .toList();
        if (!old.isEmpty()) {
            confirmLease.run();
            old.forEach(store::delete);
        }
    }

    private static String runOf(String prefix, String key) {
        String rest = key.substring(prefix.length());
        return rest.substring(0, Math.max(rest.indexOf('/'), 0));
    }
}
