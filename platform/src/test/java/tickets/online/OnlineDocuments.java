package tickets.online;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of documents for tests, newest first. */
public final class OnlineDocuments {

    private static final long NEWEST = 1_700_000_000_000_000L;

    private final List<OnlineDocument> documents = new ArrayList<>();
    private final String runId;

    private OnlineDocuments(String runId) {
        this.runId = runId;
    }

    /** An empty set of that run. */
    public static OnlineDocuments of(String runId) {
        return new OnlineDocuments(runId);
    }

    /** {@code TICKET-0} to {@code TICKET-(count - 1)}; each document says which run it is of. */
    public OnlineDocuments with(int count) {
        IntStream.range(0, count).forEach(number -> with("TICKET-" + number));
        return this;
    }

    /** One more, a second older than the one before. */
    public OnlineDocuments with(String ticketId) {
        return with(ticketId, "{\"run\":\"" + runId + "\",\"number\":" + documents.size() + "}");
    }

    /** One more with that document. */
    public OnlineDocuments with(String ticketId, String json) {
        return with(ticketId, NEWEST - documents.size() * 1_000_000L, json);
    }

    /** One more, created at that moment. */
    public OnlineDocuments with(String ticketId, long createdAtMicros, String json) {
        documents.add(OnlineDocument.ofText(ticketId, createdAtMicros, json));
        return this;
    }

    /** The documents, newest first. */
    public List<OnlineDocument> documents() {
        return documents;
    }

    /** The set's description. */
    public OnlineSet set() {
        return new OnlineSet(runId, documents.size(), Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    /** Publishes the set. */
    public void publishTo(OnlineStore store) {
        store.publish(set(), documents.iterator());
    }
}
