package tickets.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One planted fault.
 *
 * @param finding {@code code field} that it has to be found as
 * @param planted what was put in, for people
 * @param change makes a ticket that has just this fault out of a good one that is resolved
 */
record Mutation(String finding, String planted, UnaryOperator<TicketFixture> change) {

    /** The field that the fault is in; of an unknown one, the field it was named after. */
    TicketField field() {
        return Judgement.CONTRACT.fields().stream()
                .filter(field -> finding.endsWith(" " + field.key()) || finding.endsWith(" " + field.key() + "s"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return finding + " by " + planted;
    }

    /** Every kind of fault in every field it can be in. */
    static List<Mutation> all() {
        List<Mutation> mutations = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            addPresence(field, mutations);
            addTypes(field, mutations);
            addLimits(field, mutations);
        }
        addAcrossFields(mutations);
        return List.copyOf(mutations);
    }

    private static void addPresence(TicketField field, List<Mutation> mutations) {
        String key = field.key();
        mutations.add(new Mutation("missing_field " + key, "no key", ticket -> ticket.without(key)));
        mutations.add(new Mutation(
                "duplicate_field " + key, "the key again", ticket -> ticket.withExtra(key, ticket.raw(key))));
        mutations.add(new Mutation(
                "duplicate_field " + key, "the key again with null", ticket -> ticket.withExtra(key, "null")));
        String unknown = key + "s";
        mutations.add(new Mutation("unknown_field " + unknown, "a key", ticket -> ticket.withExtra(unknown, "[{}]")));
        if (!field.isNullable()) {
            mutations.add(value("null_value", field, "null"));
        }
    }

    private static void addTypes(TicketField field, List<Mutation> mutations) {
        FieldShape shape = field.shape();
        boolean whole = shape instanceof FieldShape.WholeNumber;
        boolean number = whole || shape instanceof FieldShape.RealNumber;
        boolean text = !number && !(shape instanceof FieldShape.Flag) && !(shape instanceof FieldShape.TextList);
        List<String> wrong = new ArrayList<>(List.of("{}", "{\"a\": [1, {\"b\": null}]}"));
        wrong.addAll(text ? List.of("[]", "1.5", "true") : List.of("\"\"", "\"x\""));
        wrong.addAll(number ? List.of("\"12\"", "true", "[1]") : List.of());
        wrong.addAll(whole ? List.of("3.7", "1.0", "1e0", "1E2") : List.of());
        wrong.addAll(shape instanceof FieldShape.Flag ? List.of("0", "1", "\"true\"") : List.of());
        wrong.addAll(
                shape instanceof FieldShape.TextList ? List.of("\"a,b\"", "[1]", "[[]]", "[{}]", "[true]") : List.of());
        wrong.forEach(json -> mutations.add(value("wrong_type", field, json)));
        List.of("NaN", "Infinity", "-Infinity", "+INF")
                .forEach(json -> mutations.add(value("not_a_number", field, json)));
    }

    private static void addLimits(TicketField field, List<Mutation> mutations) {
        FieldShape shape = field.shape();
        if (shape instanceof FieldShape.WholeNumber number) {
            List.of(number.min() - 1L, number.max() + 1L, 4_294_967_296L, -2_147_483_649L)
                    .forEach(value -> mutations.add(value("out_of_range", field, Long.toString(value))));
            mutations.add(value("out_of_range", field, "9".repeat(900)));
        } else if (shape instanceof FieldShape.RealNumber) {
            List.of("-0.001", "-1", "1e999", "-1e999", "1.8e308", "9".repeat(400))
                    .forEach(json -> mutations.add(value("out_of_range", field, json)));
            mutations.add(value("too_large", field, "0." + "3".repeat(1000)));
        } else if (shape instanceof FieldShape.TextList) {
            mutations.add(value("null_value", field, "[\"a\", null]"));
            mutations.add(value("not_a_number", field, "[NaN]"));
        } else if (shape instanceof FieldShape.Text text && text.blank() == FieldShape.Blank.REFUSED) {
            List.of("", " ", "\\n\\t ", "\u3000\\u00a0\u00a0", "\\u2003\u2028")
                    .forEach(blank -> mutations.add(value("blank", field, '"' + blank + '"')));
        } else if (shape instanceof FieldShape.Time) {
            InvalidTimes.ALL.forEach(time -> mutations.add(value("invalid_time", field, time)));
        } else if (!Judgement.CONTRACT.values(field).isEmpty()) {
            String word = Judgement.CONTRACT.values(field).get(0);
            List.of("", "?", word + " ", " " + word, word + word, "\\u0000")
                    .forEach(other -> mutations.add(value("not_in_vocabulary", field, '"' + other + '"')));
        }
    }

    private static void addAcrossFields(List<Mutation> mutations) {
        mutations.add(value("too_large", TicketField.TICKET_ID, '"' + "i".repeat(1025) + '"'));
        mutations.add(new Mutation(
                "updated_before_created updated_at",
                "the first day",
                ticket -> ticket.with("updated_at", "0001-01-01T00:00Z")));
        mutations.add(new Mutation(
                "resolved_before_created resolved_at",
                "the first day",
                ticket -> ticket.withRaw("resolved_at", "-62135596800000")));
        mutations.add(new Mutation(
                "subcategory_of_other_category subcategory",
                "another branch",
                ticket -> ticket.with("category", "Security").with("subcategory", "Billing")));
        mutations.add(new Mutation(
                "reason_without_escalation escalation_reason",
                "not escalated",
                ticket -> ticket.with("escalated", false).with("escalation_reason", "SLA breach risk")));
        for (TicketField field : TicketField.values()) {
            if (field.isEmptyWhileOpen()) {
                mutations.add(new Mutation(
                        "resolution_without_resolved_at " + field.key(),
                        "a value while open",
                        ticket -> ticket.open()
                                .withRaw(field.key(), TicketFixture.aTicket().raw(field.key()))));
            }
        }
    }

    private static Mutation value(String code, TicketField field, String json) {
        String shown = json.length() > 40 ? json.length() + " characters" : json;
        return new Mutation(
                code + " " + field.key(), shown, ticket -> ready(field, ticket).withRaw(field.key(), json));
    }

    /** Only an escalated ticket can have a wrong reason without having another fault. */
    private static TicketFixture ready(TicketField field, TicketFixture ticket) {
        return field == TicketField.ESCALATION_REASON ? ticket.with("escalated", true) : ticket;
    }
}
