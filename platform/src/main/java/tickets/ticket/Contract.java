package tickets.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a valid ticket is, decided once: the sixty fields, their rules and one site's vocabulary. Judge, JSON Schema and
 * reference tables are made from it. Immutable and thread-safe.
 */
public final class Contract {

    /**
     * Part of the fingerprint: raise it when a rule changes that neither {@link TicketField} nor {@link Rule} shows.
     */
    private static final int EDITION = 1;

    private static final List<TicketField> FIELDS = List.of(TicketField.values());

    private final SiteVocabulary vocabulary;
    private final String fingerprint;

    private Contract(SiteVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.fingerprint = fingerprintOf(vocabulary);
    }

    /** The contract of the site that uses {@code vocabulary}. */
    public static Contract of(SiteVocabulary vocabulary) {
        return new Contract(vocabulary);
    }

    /** The sixty fields in the contract's order. */
    public List<TicketField> fields() {
        return FIELDS;
    }

    /** The site's words that this contract was made with. */
    public SiteVocabulary vocabulary() {
        return vocabulary;
    }

    /** The allowed values of a field with a vocabulary, enum or site; empty for every other field. */
    public List<String> values(TicketField field) {
        if (field.shape() instanceof FieldShape.Choice choice) {
            return choice.values();
        }
        return switch (field) {
            case PRODUCT -> vocabulary.products();
            case PRODUCT_MODULE -> vocabulary.productModules();
            case CATEGORY -> List.copyOf(vocabulary.categories().keySet());
            case SUBCATEGORY -> vocabulary.subcategories();
            default -> List.of();
        };
    }

    /** A hash (SHA-256, hexadecimal) that differs when the rules, the fields or the vocabularies do. */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * A judge for one thread, to be used for as many records as there are.
     *
     * @param now the moment that "in the future" is measured against
     */
    public TicketJudge newJudge(Instant now) {
        return new TicketJudge(this, now);
    }

    /** The contract as JSON Schema 2020-12; its description lists what a schema cannot say. A fresh tree each time. */
    public JsonNode jsonSchema() {
        return new ContractSchema(this).toJson();
    }

    /** What a value of {@code field} has to be, as the end of a sentence that begins with "expected". */
    String expectation(TicketField field) {
        FieldShape shape = field.shape();
        if (shape instanceof FieldShape.Text text) {
            return text.blank() == FieldShape.Blank.REFUSED ? "a string that is not blank" : "a string";
        }
        if (shape instanceof FieldShape.WholeNumber number) {
            return number.max() == Integer.MAX_VALUE
                    ? "an integer of at least " + number.min()
                    : "an integer from " + number.min() + " to " + number.max();
        }
        if (shape instanceof FieldShape.RealNumber) {
            return "a finite number of at least 0";
        }
        if (shape instanceof FieldShape.Flag) {
            return "true or false";
        }
        if (shape instanceof FieldShape.TextList) {
            return "a list of strings";
        }
        if (shape instanceof FieldShape.Time) {
            return "an ISO-8601 time or whole milliseconds since 1970, in the years 0001 to 9999";
        }
        return "one of: " + String.join(", ", values(field));
    }

    private static String fingerprintOf(SiteVocabulary vocabulary) {
        StringBuilder everything = new StringBuilder("edition ").append(EDITION).append('\n');
        for (TicketField field : FIELDS) {
            everything
                    .append(field.key())
                    .append('|')
                    .append(field.known())
                    .append('|')
                    .append(field.shape());
            everything
                    .append('|')
                    .append(field.constraint())
                    .append('|')
                    .append(field.isNullable())
                    .append('\n');
        }
        for (Rule rule : Rule.values()) {
            everything
                    .append(rule.code())
                    .append('|')
                    .append(rule.severity())
                    .append('|')
                    .append(rule.sentence());
            everything.append('\n');
        }
        everything.append(vocabulary);
        return DigestUtils.sha256Hex(everything.toString());
    }
}
