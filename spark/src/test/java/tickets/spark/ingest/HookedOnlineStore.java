package tickets.spark.ingest;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;

/**
 * A store to which something happens before and after it takes a set in.
 *
 * @param before may throw: the store does not take it in
 * @param after may throw: nobody learns that it has
 */
record HookedOnlineStore(OnlineStore store, Runnable before, Runnable after) implements OnlineStore {

    @Override
    public void checkReady() {
        store.checkReady();
    }

    @Override
    public void claim(long token) {
        store.claim(token);
    }

    @Override
    public void publish(OnlineSet set, Iterator<OnlineDocument> newestFirst) {
        before.run();
        store.publish(set, newestFirst);
        after.run();
    }

    @Override
    public Optional<OnlineSet> current() {
        return store.current();
    }

    @Override
    public Optional<String> find(String ticketId) {
        return store.find(ticketId);
    }

    @Override
    public List<String> recent(int count) {
        return store.recent(count);
    }

    @Override
    public void forEach(Consumer<OnlineDocument> consumer) {
        store.forEach(consumer);
    }

    @Override
    public String identity() {
        return store.identity();
    }

    @Override
    public String address() {
        return store.address();
    }

    @Override
    public void close() {
        // The lake closes the store behind it.
    }
}
