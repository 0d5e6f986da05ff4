package tickets.runs;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an attempt of a step wants to be remembered by. Used by the thread of that attempt. */
public final class StepNotes {

    private final Map<String, Long> counts = new LinkedHashMap<>();

    StepNotes() {}

    /** Remembers a number under a name, e.g. {@code accepted}; the last one of a name stays. */
    public StepNotes count(String name, long value) {
        counts.put(name, value);
        return this;
    }

    Map<String, Long> counts() {
        return counts;
    }
}
