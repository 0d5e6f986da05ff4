package tickets.generate;

import tickets.ticket.Rule;

/**
 * One violation that a flaw is to be found by.
 *
 * @param code the rule's stable code
 * @param field the field's name, empty for the record as a whole
 */
record Expectation(String code, String field) {

    static final String MALFORMED = Rule.MALFORMED.code();

    /** Reads {@code code field}. */
    static Expectation parse(String text) {
        int space = text.indexOf(' ');
        return new Expectation(text.substring(0, space), text.substring(space + 1));
    }
}
