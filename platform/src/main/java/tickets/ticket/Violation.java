package tickets.ticket;

/**
 * One rule that one record violates.
 *
 * @param rule the rule, with its stable code and severity
 * @param field the field's name; for an unknown field the name as it came (shortened), empty for the record as a whole
 * @param seen what was there as raw JSON, at most 80 characters, empty when nothing was; ticket data: never log it
 * @param expected what should have been there
 */
public record Violation(Rule rule, String field, String seen, String expected) {

    /** The rule's stable code. */
    public String code() {
        return rule.code();
    }
}
