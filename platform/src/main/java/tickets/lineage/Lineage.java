package tickets.lineage;

import java.time.Instant;
import tickets.runs.Run;

/**
 * Tells others what runs read and make. Used by one thread; no method throws when a listener is away, or waits for one
 * but {@link #close()}.
 */
public interface Lineage extends AutoCloseable {

    /** Tells nobody. */
    Lineage NONE = new Unheard();

    /** A run has begun. */
    void started(Run run);

    /** A run has ended by its own word. */
    void ended(RunTrace trace);

    /**
     * A run was found dead.
     *
     * @param run a killed run
     * @param foundAt when it was found; nobody knows when it ended
     */
    void aborted(Run run, Instant foundAt);

    /** Waits, within bounds, until the listeners have heard everything. */
    @Override
    void close();

    /** For those who did not ask for lineage. */
    final class Unheard implements Lineage {

        private Unheard() {}

        @Override
        public void started(Run run) {}

        @Override
        public void ended(RunTrace trace) {}

        @Override
        public void aborted(Run run, Instant foundAt) {}

        @Override
        public void close() {}
    }
}
