package tickets.runs;

import java.util.Locale;

/** How a run stands. */
public enum RunStatus {
    /** Its process lives and holds the writer's lease. */
    RUNNING,
    /** Done, published. */
    SUCCEEDED,
    /** Ended by a failure; nothing of it was published. */
    FAILED,
    /** A quality gate refused the data; nothing was published, what was found is kept. */
    REFUSED,
    /** Its process ended without a word (killed, power cut). */
    KILLED;

    /** The name in lower case, as history, JSON and messages spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with that {@link #text()}. */
    public static RunStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
