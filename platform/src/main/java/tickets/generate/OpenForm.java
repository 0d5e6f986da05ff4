package tickets.generate;

import java.util.List;
import tickets.ticket.TicketField;

/** How an open ticket tells that it has none of the values that come with a resolution. */
enum OpenForm {
    NULL,
    ABSENT,
    MIXED;

    private static final List<OpenForm> FORMS = List.of(values());

    static OpenForm draw(Dice dice) {
        return dice.pick(FORMS);
    }

    /** Whether the field is written, as null. */
    boolean shows(TicketField field) {
        return switch (this) {
            case NULL -> true;
            case ABSENT -> false;
            case MIXED -> field.key().length() % 2 == 0;
        };
    }
}
