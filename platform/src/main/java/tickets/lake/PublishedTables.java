package tickets.lake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tickets.problem.Conflict;

/**
 * Which set of tables is in force. One pointer names it and is replaced atomically; a note beside it names the set
 * whose publication has begun and not ended, so that the next writer can end it. Only the holder of the writer's lease
 * changes anything here.
 */
public final class PublishedTables {

    private static final String FOLDER = "_platform/";
    private static final String POINTER = FOLDER + "current.json";
    private static final String BEGUN = FOLDER + "publishing.json";
    private static final String SETS = FOLDER + "sets/";
    private static final String REFUSED = FOLDER + "refused/";

    private final ObjectStore store;

    /** @param store where the tables are */
    public PublishedTables(ObjectStore store) {
        this.store = store;
    }

    /** Where a table of a run is kept, e.g. {@code _platform/sets/RUN/offline/tickets.parquet}. */
    public static String key(String runId, String table) {
        return SETS + runId + "/" + table + ".parquet";
    }

    /** Where the quarantine of a refused run is kept for inspection. */
    public static String refusedKey(String runId) {
        return REFUSED + runId + "/quarantine/tickets.parquet";
    }

    /** The set in force, if anything was ever published. */
    public Optional<TableSet> current() {
        return read(POINTER);
    }

    /** The set whose publication has begun and not ended. */
    public Optional<TableSet> begun() {
        return read(BEGUN);
    }

    private Optional<TableSet> read(String key) {
        return store.read(key).map(text -> TableSetText.read(text, store.address(key)));
    }

    /**
     * Notes that publication of {@code set} begins; all its files are in the store already.
     *
     * @throws Conflict when a file of it is gone
     */
    public void begin(TableSet set) {
        requireFiles(set);
        store.write(BEGUN, TableSetText.write(set));
    }

    /**
     * Puts {@code set} in force, at once for all readers.
     *
     * @throws Conflict when a file of it is gone
     */
    public void commit(TableSet set) {
        requireFiles(set);
        store.write(POINTER, TableSetText.write(set));
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

    /** Notes that nothing is under way. */
    public void end() {
        store.delete(BEGUN);
    }

    /** Removes the files of every set but the one in force and the one before it, which readers may still be in. */
    public void removeOldSets() {
        Set<String> kept = new TreeSet<>();
        current().ifPresent(set -> {
            kept.add(set.runId());
            if (set.previousRunId() != null) {
                kept.add(set.previousRunId());
            }
        });
        remove(SETS, kept);
    }

    /** Removes what was kept of refused runs. */
    public void removeRefused() {
        remove(REFUSED, Set.of());
    }

    /** The runs whose refused quarantine is kept, oldest first. */
    public List<String> refusedRuns() {
        return store.list(REFUSED).stream()
                .map(object -> runOf(REFUSED, object.key()))
                .distinct()
                .toList();
    }

    private void remove(String prefix, Set<String> kept) {
        store.list(prefix).stream()
                .map(StoredObject::key)
                .filter(key -> !kept.contains(runOf(prefix, key)))
                .forEach(store::delete);
    }

    private static String runOf(String prefix, String key) {
        String rest = key.substring(prefix.length());
        return rest.substring(0, Math.max(rest.indexOf('/'), 0));
    }
}
