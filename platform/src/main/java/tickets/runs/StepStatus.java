package tickets.runs;

import java.util.Locale;

/** How a finished step ended. */
public enum StepStatus {
    SUCCEEDED,
    FAILED;

    /** The name in lower case, as history, JSON and messages spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with that {@link #text()}. */
    public static StepStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
