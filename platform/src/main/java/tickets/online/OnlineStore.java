package tickets.online;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Serves the online table's documents. A reader sees the whole old set or the whole new one, also while a publish goes
 * on or when it is killed. Thread-safe for readers; one publisher at a time (the writer's lease sees to it, and a
 * second one that gets through meets {@link tickets.problem.Conflict}).
 *
 * <p>Failures: {@link tickets.problem.Unavailable} when the store is away, slow or full,
 * {@link tickets.problem.InvalidInput} when it refuses the credentials, cannot hold JSON or is handed something it
 * cannot publish, {@link tickets.problem.Conflict} when somebody else's data or another publisher is in the way.
 */
public interface OnlineStore extends AutoCloseable {

    /** Fails with a message and remedy when the store cannot be used; changes nothing. Called before long work. */
    void checkReady();

    /**
     * Keeps publishers out who came before: those with a lower token are refused from now on, in every process, also in
     * the middle of a publish. What is served stays as it is. Whoever has claimed nothing publishes without a token and
     * is not compared.
     *
     * @param token of the writer's lease, higher for each later holder
     * @throws tickets.problem.Conflict when a higher one was here
     */
    void claim(long token);

    /**
     * Replaces the whole set; tickets that are no longer in it are removed. When it fails, whatever the reason, the old
     * set stays. Publishing the same set again is harmless. Use {@link CheckedDocuments} inside.
     *
     * @param set the run, its time and the number of documents that follow
     * @param newestFirst the documents in the order {@link #recent} gives them back
     */
    void publish(OnlineSet set, Iterator<OnlineDocument> newestFirst);

    /** The set in the store, if one was ever published. */
    Optional<OnlineSet> current();

    /** The ticket's document as JSON text. */
    Optional<String> find(String ticketId);

    /**
     * The newest documents, newest first, ties in arrival order.
     *
     * @param count how many at most; not negative
     */
    List<String> recent(int count);

    /**
     * Every document of the set, newest first, in constant memory; for comparison with the online table. Fails with
     * {@link tickets.problem.Conflict} rather than mixing two sets when a publish comes in between.
     */
    void forEach(Consumer<OnlineDocument> consumer);

    /**
     * The store's own name: kept in the store, so that it is the same from whatever machine and however the address is
     * spelt, and another one for any other store. One that has no name yet is given one; for the publisher only.
     */
    String identity();

    /** Where the store is, as a person would write it; no secrets. */
    String address();

    @Override
    void close();
}
