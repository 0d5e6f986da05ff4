package tickets.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes the contract as JSON Schema 2020-12. */
final class ContractSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String DESCRIPTION =
            "One raw support ticket. A ticket with resolved_at null is open: the other"
                    + " fields of its resolution are null or absent. What a schema cannot say and the platform refuses as well:"
                    + " a field that is there twice; updated_at or resolved_at before created_at; a date that does not exist, such"
                    + " as 30 February, or a time that its offset takes out of the years 0001 to 9999; an integer (also in epoch"
                    + " milliseconds) that is written with a fraction or an exponent, such as 1.0; a number of more than 1000"
                    + " characters; text that is not UTF-8 or has half of a surrogate pair; NaN and Infinity. Rules that only"
                    + " warn are not part of it.";

    private final Contract contract;

    ContractSchema(Contract contract) {
        this.contract = contract;
    }

    JsonNode toJson() {
        ObjectNode schema = object("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:tickets:contract:" + contract.fingerprint());
        schema.put("title", "Ticket").put("description", DESCRIPTION).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (TicketField field : contract.fields()) {
            properties.set(field.key(), property(field));
            if (!field.isEmptyWhileOpen()) {
                required.add(field.key());
            }
        }
        schema.put("additionalProperties", false);
        ArrayNode conditions = schema.putArray("allOf").add(openOrResolved()).add(reasonOnlyWhenEscalated());
        contract.vocabulary()
                .categories()
                .forEach((category, words) -> conditions.add(when(
                        TicketField.CATEGORY,
                        JSON.textNode(category),
                        properties(TicketField.SUBCATEGORY, words(words)))));
        return schema;
    }

    private ObjectNode property(TicketField field) {
        ObjectNode value = value(field);
        if (field.isNullable() || field.isEmptyWhileOpen()) {
            ObjectNode orNull = JSON.objectNode();
            orNull.putArray("anyOf").add(value).add(object("type", "null"));
            value = orNull;
        }
        String known = "Known when " + field.known().name().toLowerCase(Locale.ROOT);
        return value.put("description", field.constraint().isEmpty() ? known : known + "; " + field.constraint());
    }

    private ObjectNode value(TicketField field) {
        FieldShape shape = field.shape();
        if (shape instanceof FieldShape.Text text) {
            return text(text);
        }
        if (shape instanceof FieldShape.WholeNumber number) {
            return object("type", "integer").put("minimum", number.min()).put("maximum", number.max());
        }
        if (shape instanceof FieldShape.RealNumber number) {
            return object("type", "number").put("minimum", number.min()).put("maximum", Double.MAX_VALUE);
        }
        if (shape instanceof FieldShape.Flag) {
            return object("type", "boolean");
        }
        if (shape instanceof FieldShape.TextList) {
            return (ObjectNode) object("type", "array").set("items", object("type", "string"));
        }
        if (shape instanceof FieldShape.Time) {
            return time();
        }
        return words(contract.values(field));
    }

    private static ObjectNode text(FieldShape.Text text) {
        ObjectNode schema = object("type", "string");
        if (text.blank() == FieldShape.Blank.REFUSED) {
            schema.put("pattern", "[^" + RawString.WHITE_SPACE + "]");
        }
        return text.maxLength() == Integer.MAX_VALUE ? schema : schema.put("maxLength", text.maxLength());
    }

    private static ObjectNode time() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("anyOf")
                .add(object("type", "string").put("pattern", TimeText.PATTERN))
                .add(object("type", "integer")
                        .put("minimum", TimeText.MIN_MILLIS)
                        .put("maximum", TimeText.MAX_MILLIS));
        return schema;
    }

    private static ObjectNode words(List<String> words) {
        ObjectNode schema = JSON.objectNode();
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private ObjectNode openOrResolved() {
        ObjectNode open = JSON.objectNode();
        ObjectNode resolved = JSON.objectNode();
        ObjectNode openProperties = open.putObject("properties");
        ObjectNode resolvedProperties = resolved.putObject("properties");
        ArrayNode required = resolved.putArray("required");
        for (TicketField field : contract.fields()) {
            if (field.isEmptyWhileOpen()) {
                openProperties.set(field.key(), object("type", "null"));
                required.add(field.key());
            }
            if (field.isEmptyWhileOpen() && !field.isNullable()) {
                resolvedProperties.putObject(field.key()).set("not", object("type", "null"));
            }
        }
        ObjectNode condition = when(TicketField.RESOLVED_AT, JSON.nullNode(), open);
        condition.set("else", resolved);
        return condition;
    }

    private static ObjectNode reasonOnlyWhenEscalated() {
        ObjectNode noReason = properties(TicketField.ESCALATION_REASON, object("type", "null"));
        return when(TicketField.ESCALATED, JSON.booleanNode(false), noReason);
    }

    private static ObjectNode when(TicketField field, JsonNode value, ObjectNode then) {
        ObjectNode condition = JSON.objectNode();
        ObjectNode constant = JSON.objectNode();
        constant.set("const", value);
        ObjectNode given = properties(field, constant);
        given.putArray("required").add(field.key());
        condition.set("if", given);
        condition.set("then", then);
        return condition;
    }

    private static ObjectNode properties(TicketField field, JsonNode schema) {
        ObjectNode node = JSON.objectNode();
        node.putObject("properties").set(field.key(), schema);
        return node;
    }

    private static ObjectNode object(String key, String value) {
        return JSON.objectNode().put(key, value);
    }
}
