package tickets.problem;

import java.util.List;

/** Settings or arguments are wrong. Carries every problem found, not only the first. */
public final class InvalidSettings extends TicketPlatformException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * @param problems one full sentence a problem: key, value, where it came from, what is allowed, the nearest known
     *     key
     * @param remedy what to do about all of them
     */
    public InvalidSettings(List<String> problems, String remedy) {
        super(String.join("\n", problems), remedy, null);
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order they were found; never empty. */
    public List<String> problems() {
        return problems;
    }
}
