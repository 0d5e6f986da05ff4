package tickets.ticket;

import java.util.ArrayList;
import java.util.List;

/** The violations of one record, in the order they were found. Reused. */
final class Findings {

    /** How many unknown fields, duplicate fields and bad list elements are listed. */
    static final int MOST_LISTED = 100;

    private final List<Violation> errors = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private int repeated;

    void clear() {
        errors.clear();
        warnings.clear();
        repeated = 0;
    }

    void add(Rule rule, TicketField field, String seen, String expected) {
        add(new Violation(rule, field.key(), seen, expected));
    }

    void add(Violation violation) {
        List<Violation> list = violation.rule().severity() == Severity.ERROR ? errors : warnings;
        list.add(violation);
    }

    /** Makes room for one more of the kind that a record can have any number of; false when enough are listed. */
    boolean wantsAnother() {
        repeated++;
        return repeated <= MOST_LISTED;
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<Violation> errors() {
        if (repeated > MOST_LISTED) {
            String more = (repeated - MOST_LISTED) + " more";
            errors.add(new Violation(Rule.AND_MORE, "", more, "no unknown, duplicate or null entries"));
        }
        return List.copyOf(errors);
    }

    List<Violation> warnings() {
        return List.copyOf(warnings);
    }
}
