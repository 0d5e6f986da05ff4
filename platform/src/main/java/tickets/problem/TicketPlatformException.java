package tickets.problem;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is told to a person.
 *
 * <p>{@link #getMessage()} says what could not be done, where and why; {@link #remedy()} says what to do about it. Both
 * are free of secrets and of ticket text.
 */
public abstract sealed class TicketPlatformException extends RuntimeException
        permits InvalidInput, InvalidSettings, NotFound, Unavailable, Conflict, GateRefused {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    TicketPlatformException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What the reader can do about it, as one or two full sentences. */
    public String remedy() {
        return remedy;
    }
}
