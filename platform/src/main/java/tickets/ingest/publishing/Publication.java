package tickets.ingest.publishing;

import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;
import tickets.problem.Conflict;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.runs.Fence;

/**
 * Publishes a staged set: note the beginning, swap the online store, move the pointer, replace the files under fixed
 * names, take the note away. The online store is the last part that may refuse, and its swap decides: a publication
 * that was stopped before it is undone, one that was stopped behind it is completed.
 *
 * <p>All methods are for the holder of the writer's lease, who claims lake and online store before the others. One who
 * has lost the lease, and may not know it yet, meets {@link Conflict} in each of them.
 */
public final class Publication {

    /** How an interrupted publication was ended. */
    public enum Settlement {
        /** There was none. */
        NOTHING_TO_DO,
        /** Its set is in force now. */
        COMPLETED,
        /** Its set is gone; the one before is in force. */
        UNDONE
    }

    private final ObjectStore store;
    private final PublishedTables tables;
    private final OnlineStore online;
    private final Map<String, String> fixedNames;
    private final Clock clock;
    private Fence fence = Fence.UNNEEDED;

    /** @param fixedNames table name to the key under which everybody else finds it */
    public Publication(
            ObjectStore store,
            PublishedTables tables,
            OnlineStore online,
            Map<String, String> fixedNames,
            Clock clock) {
        this.store = store;
        this.tables = tables;
        this.online = online;
        this.fixedNames = Map.copyOf(fixedNames);
        this.clock = clock;
    }

    /**
     * Keeps everybody out who held the lease before, as soon as it returns.
     *
     * @param fence of the lease that is held now
     */
    public void claim(Fence fence) {
        this.fence = fence;
        tables.claim(fence.token(), fence::confirm);
        fence.token().ifPresent(online::claim);
    }

    /**
     * Puts a set in force.
     *
     * @param set its files are in the object store already
     * @param newestFirst the documents of its online table
     */
    public void publish(TableSet set, Iterator<OnlineDocument> newestFirst) {
        long documents = set.rows().getOrDefault("online/tickets", 0L);
        fence.whileHeld(() -> {
            tables.begin(set);
            online.publish(new OnlineSet(set.runId(), documents, clock.instant()), newestFirst);
            complete(set);
        });
    }

    /** Ends the publication that an earlier process has begun and not ended. */
    public Settlement settle() {
        fence.confirm();
        Optional<TableSet> begun = tables.begun();
        if (begun.isEmpty()) {
            return Settlement.NOTHING_TO_DO;
        }
        TableSet set = begun.get();
        if (tables.areStored(set) && (isInForce(set.runId()) || isServed(set))) {
            fence.whileHeld(() -> complete(set));
            return Settlement.COMPLETED;
        }
        tables.end();
        tables.removeOldSets();
        return Settlement.UNDONE;
    }

    /** Whether readers find the set of that run. */
    public boolean isInForce(String runId) {
        return tables.current().map(TableSet::runId).filter(runId::equals).isPresent();
    }

    /**
     * Another online store than the one in use now cannot be asked; then completing is the way that is always right.
     */
    private boolean isServed(TableSet set) {
        boolean isServedHere = online.current()
                .map(OnlineSet::runId)
                .filter(set.runId()::equals)
                .isPresent();
        return isServedHere || !set.onlineStore().equals(online.identity());
    }

    private void complete(TableSet set) {
        fence.confirm();
        tables.commit(set);
        try {
            replaceFixedNamesWhileHeld(set);
            tables.end();
        } catch (Conflict | NotFound overtaken) {
            putRight(overtaken);
            throw overtaken;
        }
        tables.removeOldSets();
        tables.removeRefused();
    }

    /** Asks before each file: who wakes up in between and dies before putting it right leaves an old one there. */
    private void replaceFixedNamesWhileHeld(TableSet set) {
        fixedNames.forEach((table, fixedName) -> {
            fence.confirm();
            replaceFixedName(set, table, fixedName);
        });
    }

    private void replaceFixedNames(TableSet set) {
        fixedNames.forEach((table, fixedName) -> replaceFixedName(set, table, fixedName));
    }

    /** A table that is in the Iceberg catalog now would be found beside its old self. */
    private void replaceFixedName(TableSet set, String table, String fixedName) {
        set.key(table).ifPresent(staged -> store.copy(staged, fixedName));
        if (set.key(table).isEmpty() && set.snapshots().containsKey(table)) {
            store.delete(fixedName);
        }
    }

    /**
     * Of several writers the last one to replace files under fixed names must have looked at the pointer afterwards:
     * this process may have woken up in between and replaced newer files by older ones.
     */
    private void putRight(TicketPlatformException overtaken) {
        try {
            Optional<TableSet> before;
            Optional<TableSet> now = tables.current();
            do {
                now.ifPresent(this::replaceFixedNames);
                before = now;
                now = tables.current();
            } while (!now.equals(before));
        } catch (TicketPlatformException alsoFailed) {
            overtaken.addSuppressed(alsoFailed);
        }
    }
}
