package tickets.lake;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/**
 * The pointer of a lake as one writer knows it. Each change is made to what this writer has read or written last, and
 * refused when there is anything else by now. Used by one thread.
 */
final class PointerFile {

    private static final int TRIES = 10;

    /** An entity tag as S3 writes it, of nothing that anybody could have written. */
    private static final String NO_VERSION = "\"00000000000000000000000000000000\"";

    private final ObjectStore store;
    private final String key;
    private boolean isKnown;
    private @Nullable StoredText known;
    private @Nullable String attempted;

    PointerFile(ObjectStore store, String key) {
        this.store = store;
        this.key = key;
    }

    /** What it says now, for readers; a writer's knowledge stays as it is. */
    Pointer read() {
        return said(store.readText(key).orElse(null));
    }

    /**
     * What this writer goes on from: read at the first time, then what it has written itself.
     *
     * @throws Conflict when an attempt failed half-way, and somebody else has written since
     */
    Pointer known() {
        if (!isKnown) {
            known = store.readText(key).orElse(null);
            isKnown = true;
        } else if (attempted != null) {
            learnWhatBecameOf(attempted);
        }
        return said(known);
    }

    private void learnWhatBecameOf(String text) {
        StoredText now = store.readText(key).orElse(null);
        if (now != null && now.text().equals(text)) {
            known = now;
        } else if (!Objects.equals(now, known)) {
            throw overtaken(now);
        }
        attempted = null;
    }

    /**
     * Writes what comes next.
     *
     * @throws Conflict when somebody else has written since
     */
    void replace(Pointer next) {
        if (!replaced(next)) {
            throw overtaken(store.readText(key).orElse(null));
        }
    }

    /** Whether it could be written, or says so already. */
    private boolean replaced(Pointer next) {
        String text = PointerText.write(next);
        if (known != null && known.text().equals(text)) {
            return Objects.equals(known, store.readText(key).orElse(null));
        }
        attempted = text;
        Optional<String> version = store.replaceText(key, text, known == null ? null : known.version());
        attempted = null;
        version.ifPresent(written -> known = new StoredText(text, written));
        return version.isPresent();
    }

    /**
     * Puts a token there, whatever else is said there now: from then on no change is possible to those who have not
     * seen it.
     *
     * @throws Conflict when a higher one is there
     * @throws InvalidInput when the store cannot keep anybody out
     */
    void claim(long token) {
        for (int tries = 0; tries < TRIES; tries++) {
            known = store.readText(key).orElse(null);
            isKnown = true;
            attempted = null;
            Pointer now = said(known);
            if (now.claim() > token) {
                throw higherToken(now, token);
            }
            Pointer claimed = now.claimedBy(token);
            if (now.claim() < token) {
                requireComparison(PointerText.write(claimed));
            }
            if (replaced(claimed)) {
                return;
            }
        }
        throw new Unavailable(
                "Cannot take over the lake at " + address() + ": others keep writing to its pointer.",
                "See which other programs write there, then run again.");
    }

    /** A store that replaces whatever it is told to compare would let two writers through, and say nothing. */
    private void requireComparison(String text) {
        if (store.replaceText(key, text, NO_VERSION).isPresent()) {
            throw new InvalidInput(
                    "Cannot take over the lake at " + address() + ": its store replaces objects without comparing their"
                            + " version first.",
                    "Use an S3 service that honours If-Match when writing, or let one machine write, without runs.url.");
        }
    }

    private Pointer said(@Nullable StoredText text) {
        return text == null ? Pointer.NOWHERE : PointerText.read(text.text(), address());
    }

    private String address() {
        return store.address(key);
    }

    private TicketPlatformException overtaken(@Nullable StoredText there) {
        if (Objects.equals(there, known)) {
            return new Unavailable("Cannot write " + address() + ": the store did not take it.", "Run again.");
        }
        Pointer now = said(there);
        Pointer before = said(known);
        return new Conflict(
                "Cannot publish to the lake at " + address() + ": " + whoCameBetween(before, now) + ".",
                "Run ingest again when nobody else writes there. Where several machines write to one lake, set runs.url"
                        + " on all of them, so that they wait for each other.");
    }

    private static String whoCameBetween(Pointer before, Pointer now) {
        TableSet set = now.inForce();
        if (set != null
                && (before.inForce() == null
                        || !set.runId().equals(before.inForce().runId()))) {
            return "run " + set.runId() + " has published there since" + tokens(before, now);
        }
        TableSet publishing = now.publishing();
        if (publishing != null && (before.publishing() == null || !publishing.equals(before.publishing()))) {
            return "run " + publishing.runId() + " has begun to publish there since" + tokens(before, now);
        }
        return "another writer has taken it over since" + tokens(before, now);
    }

    private static String tokens(Pointer before, Pointer now) {
        return now.claim() == before.claim() ? "" : " (token " + now.claim() + ", this run has " + before.claim() + ")";
    }

    private Conflict higherToken(Pointer now, long token) {
        return new Conflict(
                "Cannot take over the lake at " + address() + ": a writer with token " + now.claim()
                        + " was there, and the database of runs.url has given out " + token + " only.",
                "Set runs.url to the same database on every machine. If that database was made anew or restored from a"
                        + " backup, bring it up to date while no run goes on: update tickets.writer_lease set token ="
                        + " greatest(token, " + now.claim() + ");");
    }
}
