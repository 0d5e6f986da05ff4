package tickets.runs;

import java.util.OptionalLong;
import tickets.problem.Conflict;

/**
 * Keeps a writer that lost its lease from changing what the next one works on. Thread-safe.
 *
 * <p>A process may be paused for longer than its lease lasts and wake up in the middle of a write. So what it writes to
 * must know the token as well, and refuse a lower one than it has seen.
 */
public interface Fence {

    /** Of a lease that its process cannot lose while it lives, paused or not: nothing has to be kept out. */
    Fence UNNEEDED = new Fence() {

        @Override
        public OptionalLong token() {
            return OptionalLong.empty();
        }

        @Override
        public void confirm() {
            // Whoever can ask holds the lease.
        }

        @Override
        public void whileHeld(Runnable work) {
            work.run();
        }
    };

    /** A number that is higher for each later holder of the same lake's lease; empty when there is no need of one. */
    OptionalLong token();

    /**
     * Makes sure that the lease is still held, and prolongs it.
     *
     * @throws Conflict when somebody else has taken it over; says who
     * @throws tickets.problem.Unavailable when this cannot be found out now
     */
    void confirm();

    /**
     * Does work during which nobody can take the lease over; {@link #confirm} inside makes sure that this still holds.
     * Only a process that is paused or cut off for longer than its lease lasts loses it even here.
     *
     * @throws Conflict when the lease was lost before; the work was not begun
     * @throws tickets.problem.Unavailable when this cannot be found out; the work was not begun
     */
    void whileHeld(Runnable work);
}
