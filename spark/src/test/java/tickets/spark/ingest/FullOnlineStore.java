package tickets.spark.ingest;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;
import tickets.problem.Unavailable;

/** A store that serves what it has and takes nothing in. */
record FullOnlineStore(OnlineStore store) implements OnlineStore {

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
        throw new Unavailable("Cannot publish: the online store is full.", "Make room.");
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
