package tickets.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The contract as Markdown tables, made from its definition. */
final class ContractReference {

    /** The sixty fields in their order. */
    String fields() {
        StringBuilder table =
                new StringBuilder("| # | field | kind | known | null | constraint |\n|---|---|---|---|---|---|\n");
        for (TicketField field : TicketField.values()) {
            table.append("| %d | `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            field.index() + 1,
                            field.key(),
                            field.shape().label(),
                            field.known().name().toLowerCase(Locale.ROOT),
                            mayBeNull(field),
                            field.constraint()));
        }
        return table.toString();
    }

    private static String mayBeNull(TicketField field) {
        if (field.isEmptyWhileOpen()) {
            return field.isNullable() ? "yes" : "while open";
        }
        return field.isNullable() ? "yes" : "";
    }

    /** The vocabularies that are part of the contract. */
    String vocabularies() {
        StringBuilder table = new StringBuilder("| field | values |\n|---|---|\n");
        for (TicketField field : TicketField.values()) {
            if (field.shape() instanceof FieldShape.Choice choice) {
                table.append("| `%s` | %s |\n".formatted(field.key(), words(choice.values())));
            }
        }
        return table.toString();
    }

    private static String words(List<String> values) {
        String separator = values.stream().anyMatch(value -> value.contains(" ")) ? "; " : ", ";
        return String.join(separator, values);
    }

    /** All rules of one severity. */
    String rules(Severity severity) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.severity() == severity)
                .map(rule -> "| `%s` | %s |\n".formatted(rule.code(), rule.sentence()))
                .collect(Collectors.joining("", "| code | what a good record does |\n|---|---|\n", ""));
    }
}
