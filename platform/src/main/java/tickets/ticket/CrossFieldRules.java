package tickets.ticket;

import static tickets.ticket.TicketField.CATEGORY;
import static tickets.ticket.TicketField.CREATED_AT;
import static tickets.ticket.TicketField.ESCALATED;
import static tickets.ticket.TicketField.ESCALATION_REASON;
import static tickets.ticket.TicketField.RESOLVED_AT;
import static tickets.ticket.TicketField.SUBCATEGORY;
import static tickets.ticket.TicketField.UPDATED_AT;

import java.util.List;
import java.util.Map;

/** The error rules that look at more than one field, presence included. Immutable. */
final class CrossFieldRules {

    private static final long ALL = (1L << TicketField.values().length) - 1;
    private static final long NULLABLE = maskOfNullable();

    private final Contract contract;
    private final List<TicketField> fields;
    private final List<String> categories;
    private final List<List<String>> subcategoriesOf;
    private final List<String> subcategories;

    CrossFieldRules(Contract contract) {
        this.contract = contract;
        this.fields = contract.fields();
        Map<String, List<String>> tree = contract.vocabulary().categories();
        this.subcategories = contract.values(SUBCATEGORY);
        this.categories = List.copyOf(tree.keySet());
        this.subcategoriesOf = List.copyOf(tree.values());
    }

    void judge(FieldValues values, Findings findings) {
        if (!isComplete(values)) {
            judgePresence(values, findings);
        }
        judgeOrder(Rule.UPDATED_BEFORE_CREATED, UPDATED_AT, values, findings);
        judgeOrder(Rule.RESOLVED_BEFORE_CREATED, RESOLVED_AT, values, findings);
        judgeSubcategory(values, findings);
        if (values.hasValue(ESCALATION_REASON) && values.isValid(ESCALATED) && values.get(ESCALATED) == 0) {
            findings.add(
                    Rule.REASON_WITHOUT_ESCALATION, ESCALATION_REASON, "a reason", "null, since escalated is false");
        }
    }

    private static boolean isComplete(FieldValues values) {
        return values.present() == ALL && (values.nulls() & ~NULLABLE) == 0 && !values.isNull(RESOLVED_AT);
    }

    private void judgePresence(FieldValues values, Findings findings) {
        for (TicketField field : fields) {
            if (!field.isEmptyWhileOpen() || values.hasValue(RESOLVED_AT)) {
                judgePresence(field, values, findings);
            } else if (values.isNull(RESOLVED_AT) && values.hasValue(field)) {
                findings.add(
                        Rule.RESOLUTION_WITHOUT_RESOLVED_AT,
                        field,
                        "a value",
                        "null or absent, as resolved_at is null");
            }
        }
    }

    private void judgePresence(TicketField field, FieldValues values, Findings findings) {
        if (!values.isPresent(field)) {
            findings.add(Rule.MISSING_FIELD, field, "", expectation(field));
        } else if (values.isNull(field) && !field.isNullable()) {
            findings.add(Rule.NULL_VALUE, field, "null", expectation(field));
        }
    }

    private String expectation(TicketField field) {
        return field.isNullable() ? "null or " + contract.expectation(field) : contract.expectation(field);
    }

    private static void judgeOrder(Rule rule, TicketField later, FieldValues values, Findings findings) {
        if (values.areValid(CREATED_AT, later) && values.get(later) < values.get(CREATED_AT)) {
            String created = TimeText.format(values.get(CREATED_AT));
            findings.add(rule, later, TimeText.format(values.get(later)), "not before created_at " + created);
        }
    }

    private void judgeSubcategory(FieldValues values, Findings findings) {
        if (!values.areValid(CATEGORY, SUBCATEGORY)) {
            return;
        }
        int category = (int) values.get(CATEGORY);
        String subcategory = subcategories.get((int) values.get(SUBCATEGORY));
        List<String> allowed = subcategoriesOf.get(category);
        if (!allowed.contains(subcategory)) {
            String seen = JudgedRecord.shorten(subcategory + " in " + categories.get(category));
            String expected = "one of: " + String.join(", ", allowed);
            findings.add(Rule.SUBCATEGORY_OF_OTHER_CATEGORY, SUBCATEGORY, seen, expected);
        }
    }

    private static long maskOfNullable() {
        long mask = 0;
        for (TicketField field : TicketField.values()) {
            mask |= field.isNullable() ? FieldValues.bit(field) : 0;
        }
        return mask;
    }
}
