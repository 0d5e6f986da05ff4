package tickets.online;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import tickets.problem.InvalidInput;

/**
 * The documents of a set on their way into a store, each looked at as it passes: ids present and unique, newest first,
 * exactly as many as the set says. Both stores read through it, so that both refuse the same sets. Keeps the ids in
 * memory, not the documents.
 *
 * <p>{@link #next} and {@link #hasNext} fail with {@link InvalidInput}.
 */
public final class CheckedDocuments implements Iterator<OnlineDocument> {

    private final OnlineSet set;
    private final Iterator<OnlineDocument> documents;
    private final Set<String> seen = new HashSet<>();
    private long newest = Long.MAX_VALUE;

    /**
     * Looks at nothing yet.
     *
     * @param set what the documents were announced as
     * @param newestFirst the documents themselves
     */
    public CheckedDocuments(OnlineSet set, Iterator<OnlineDocument> newestFirst) {
        this.set = set;
        this.documents = newestFirst;
    }

    @Override
    public boolean hasNext() {
        if (documents.hasNext()) {
            return true;
        }
        if (seen.size() != set.documents()) {
            throw refusal(set.documents() + " documents were announced and " + seen.size() + " came");
        }
        return false;
    }

    @Override
    public OnlineDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        OnlineDocument document = documents.next();
        if (document.ticketId().isBlank()) {
            throw refusal("document " + (seen.size() + 1) + " has a blank ticket id");
        }
        if (!seen.add(document.ticketId())) {
            throw refusal("ticket '" + document.ticketId() + "' comes twice");
        }
        if (document.createdAtMicros() > newest) {
            throw refusal("ticket '" + document.ticketId() + "' is newer than the one before it");
        }
        newest = document.createdAtMicros();
        return document;
    }

    private InvalidInput refusal(String why) {
        return new InvalidInput(
                "Cannot publish the online table of run '" + set.runId() + "': " + why + ".",
                "Nothing was published. An online table has one row a ticket, newest first: correct the table's query.");
    }
}
