package tickets.online;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Compares every document in a store with the online table it was published from, by JSON value. Keeps an id and a
 * fingerprint for each expected document, not the documents.
 */
public final class VerifyOnlineStore {

    private final OnlineStore store;

    /** Looks at that store; changes nothing. */
    public VerifyOnlineStore(OnlineStore store) {
        this.store = store;
    }

    /**
     * Reads the table once and the store once.
     *
     * @param runId the run whose table it is
     * @param newestFirst the documents the table gives
     */
    public OnlineVerification against(String runId, Iterator<OnlineDocument> newestFirst) {
        Map<String, Expected> expected = expected(newestFirst);
        Optional<OnlineSet> set = store.current();
        Comparison comparison = new Comparison(expected);
        store.forEach(comparison::accept);
        expected.forEach((ticketId, document) -> {
            if (!document.met) {
                comparison.missing.add(ticketId, document.position);
            }
        });
        return new OnlineVerification(
                expected.size(),
                comparison.documents,
                comparison.missing.toDiscrepancy(),
                comparison.extra.toDiscrepancy(),
                comparison.different.toDiscrepancy(),
                comparison.inOrder,
                set.map(OnlineSet::runId).filter(runId::equals).isPresent(),
                set.map(OnlineSet::documents).orElse(0L) == comparison.documents);
    }

    private static Map<String, Expected> expected(Iterator<OnlineDocument> newestFirst) {
        Map<String, Expected> expected = new HashMap<>();
        while (newestFirst.hasNext()) {
            OnlineDocument document = newestFirst.next();
            expected.put(document.ticketId(), new Expected(expected.size(), JsonFingerprint.of(document.json())));
        }
        return expected;
    }

    private static final class Expected {
        private final int position;
        private final long fingerprint;
        private boolean met;

        private Expected(int position, long fingerprint) {
            this.position = position;
            this.fingerprint = fingerprint;
        }
    }

    /** What has come out so far while the store's documents pass by. */
    private static final class Comparison {
        private final Map<String, Expected> expected;
        private final Findings missing = new Findings();
        private final Findings extra = new Findings();
        private final Findings different = new Findings();
        private long documents;
        private long lastPosition = -1;
        private boolean inOrder = true;

        private Comparison(Map<String, Expected> expected) {
            this.expected = expected;
        }

        private void accept(OnlineDocument document) {
            documents++;
            Expected twin = expected.get(document.ticketId());
            if (twin == null) {
                extra.add(document.ticketId(), documents);
                return;
            }
            twin.met = true;
            inOrder &= twin.position > lastPosition;
            lastPosition = twin.position;
            if (twin.fingerprint != JsonFingerprint.of(document.json())) {
                different.add(document.ticketId(), documents);
            }
        }
    }
}
