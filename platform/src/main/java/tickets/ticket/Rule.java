package tickets.ticket;

import static tickets.ticket.Severity.ERROR;
import static tickets.ticket.Severity.WARN;

import java.util.Locale;

/** The catalogue of rules. Codes are stable: quarantine tables, dashboards and answer keys refer to them. */
public enum Rule {
    NOT_AN_OBJECT(ERROR, "A record is one JSON object."),
    MISSING_FIELD(ERROR, "Every field is present; an open ticket may lack the fields that come with its resolution."),
    NULL_VALUE(ERROR, "Only the fields that the contract marks may be null, and no element of a list."),
    WRONG_TYPE(ERROR, "A value has the JSON type of its field; nothing is converted."),
    NOT_A_NUMBER(ERROR, "NaN and Infinity are not numbers."),
    OUT_OF_RANGE(ERROR, "A number lies within the range of its field."),
    NOT_IN_VOCABULARY(ERROR, "A value with a vocabulary is one of its words."),
    SUBCATEGORY_OF_OTHER_CATEGORY(ERROR, "A subcategory belongs to the category of its ticket."),
    BLANK(ERROR, "The key and the subject are more than white space."),
    INVALID_TIME(
            ERROR,
            "A time is ISO-8601 with a T, or whole milliseconds since 1970, an existing date of the years 0001 to 9999 UTC."),
    UPDATED_BEFORE_CREATED(ERROR, "A ticket is not updated before it is created."),
    RESOLVED_BEFORE_CREATED(ERROR, "A ticket is not resolved before it is created."),
    RESOLUTION_WITHOUT_RESOLVED_AT(ERROR, "A ticket without resolved_at has no value that comes with a resolution."),
    REASON_WITHOUT_ESCALATION(ERROR, "Only an escalated ticket has an escalation reason."),
    UNKNOWN_FIELD(ERROR, "A record has the contract's fields only."),
    DUPLICATE_FIELD(ERROR, "A record has each field once."),
    TOO_DEEP(ERROR, "A record is nested at most 1000 levels deep; what follows the deepest level is not judged."),
    TOO_LARGE(ERROR, "The key, field names, numbers and the count of fields stay within their limits."),
    AND_MORE(ERROR, "At most 100 unknown fields, duplicate fields and bad list elements of a record are listed."),

    MALFORMED(ERROR, "A line of JSON Lines is one whole JSON value in UTF-8."),
    RECORD_TOO_LARGE(ERROR, "A record is not longer than data.max_record_bytes."),
    UNREADABLE_REST(ERROR, "A file is JSON up to its end; one entry stands for all that could not be read."),

    RESOLUTION_TIME_DIFFERS(WARN, "resolution_time_hours is resolved_at minus created_at, within 0.02 hours."),
    TEXT_LENGTH_DIFFERS(WARN, "ticket_text_length is the length of description in Unicode code points."),
    WEEKEND_DIFFERS(WARN, "weekend_ticket says whether created_at is a Saturday or Sunday in UTC."),
    AFTER_HOURS_DIFFERS(WARN, "after_hours says whether the UTC hour of created_at is before 9 or after 17."),
    ERROR_CODE_DIFFERS(WARN, "contains_error_code says whether error_logs has text."),
    STACK_TRACE_DIFFERS(WARN, "contains_stack_trace says whether stack_trace has text."),
    ESCALATION_WITHOUT_REASON(WARN, "An escalated ticket has an escalation reason."),
    HELPFUL_ARTICLE_NOT_VIEWED(WARN, "Every article of kb_articles_helpful is one of kb_articles_viewed."),
    RESOLVED_AFTER_UPDATED(WARN, "A ticket is not resolved after its last update."),
    CREATED_IN_FUTURE(WARN, "A ticket is not created after the moment it is judged.");

    private final Severity severity;
    private final String sentence;

    Rule(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    /** The stable code, e.g. {@code not_in_vocabulary}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a violation does to its record. */
    public Severity severity() {
        return severity;
    }

    /** The rule as one sentence about a good record. */
    public String sentence() {
        return sentence;
    }
}
