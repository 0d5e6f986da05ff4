package tickets.ticket;

import static tickets.ticket.Known.HANDLED;
import static tickets.ticket.Known.OPENED;
import static tickets.ticket.Known.RESOLVED;
import static tickets.ticket.Known.TARGET;

import java.util.List;
import java.util.Locale;

/**
 * The sixty fields of a ticket in the contract's order: the one definition that judge, schema and docs are made from.
 */
public enum TicketField {
    TICKET_ID(
            OPENED, new FieldShape.Text(FieldShape.Blank.REFUSED, 1024), "not blank, at most 1024 characters; the key"),
    CREATED_AT(OPENED, time(), "ISO-8601; without an offset it is UTC"),
    UPDATED_AT(OPENED, time(), "not before created_at"),
    RESOLVED_AT(RESOLVED, time(), "not before created_at"),
    CUSTOMER_ID(OPENED, text(), ""),
    ORGANIZATION_ID(OPENED, text(), ""),
    CUSTOMER_TIER(OPENED, oneOf("free", "starter", "professional", "premium", "enterprise"), ""),
    PRODUCT(OPENED, site(), ""),
    PRODUCT_VERSION(OPENED, text(), ""),
    PRODUCT_MODULE(OPENED, site(), ""),
    CATEGORY(TARGET, site(), ""),
    SUBCATEGORY(TARGET, site(), "belongs to its category"),
    PRIORITY(OPENED, oneOf("critical", "high", "medium", "low"), ""),
    SEVERITY(OPENED, oneOf("P0", "P1", "P2", "P3", "P4"), ""),
    CHANNEL(OPENED, oneOf("api", "chat", "email", "phone", "portal", "slack"), ""),
    SUBJECT(OPENED, new FieldShape.Text(FieldShape.Blank.REFUSED, Integer.MAX_VALUE), "not blank"),
    DESCRIPTION(OPENED, text(), ""),
    ERROR_LOGS(OPENED, text(), "may be empty"),
    STACK_TRACE(OPENED, text(), "may be empty"),
    CUSTOMER_SENTIMENT(OPENED, oneOf("angry", "frustrated", "confused", "neutral", "satisfied", "grateful"), ""),
    PREVIOUS_TICKETS(OPENED, atLeast(0), ">= 0"),
    RESOLUTION(RESOLVED, text(), ""),
    RESOLUTION_CODE(
            RESOLVED,
            oneOf(
                    "BUG_FIX",
                    "CONFIG_CHANGE",
                    "DATA_REPAIR",
                    "DUPLICATE",
                    "ENVIRONMENT_ISSUE",
                    "ESCALATED",
                    "FEATURE_ADDED",
                    "PATCH_APPLIED",
                    "RESTART_REQUIRED",
                    "USER_EDUCATION",
                    "WONT_FIX",
                    "WORKAROUND"),
            ""),
    RESOLUTION_TIME_HOURS(RESOLVED, new FieldShape.RealNumber(0), ">= 0, hours"),
    RESOLUTION_ATTEMPTS(RESOLVED, atLeast(1), ">= 1"),
    AGENT_ID(HANDLED, text(), ""),
    AGENT_EXPERIENCE_MONTHS(HANDLED, atLeast(0), ">= 0"),
    AGENT_SPECIALIZATION(HANDLED, oneOf("api", "database", "enterprise", "general", "performance", "security"), ""),
    AGENT_ACTIONS(HANDLED, texts(), ""),
    ESCALATED(HANDLED, flag(), ""),
    ESCALATION_REASON(
            HANDLED,
            oneOf(
                    "Complex technical issue requiring specialist",
                    "Customer requested escalation",
                    "High priority customer",
                    "Multiple failed resolution attempts",
                    "SLA breach risk"),
            "null unless escalated"),
    TRANSFERRED_COUNT(HANDLED, between(0, 3), "0 to 3"),
    SATISFACTION_SCORE(RESOLVED, between(1, 5), "1 to 5"),
    FEEDBACK_TEXT(RESOLVED, text(), ""),
    RESOLUTION_HELPFUL(RESOLVED, flag(), ""),
    TAGS(HANDLED, texts(), ""),
    RELATED_TICKETS(HANDLED, texts(), "ticket ids"),
    KB_ARTICLES_VIEWED(HANDLED, texts(), ""),
    KB_ARTICLES_HELPFUL(RESOLVED, texts(), ""),
    ENVIRONMENT(OPENED, oneOf("development", "production", "sandbox", "staging", "test"), ""),
    ACCOUNT_AGE_DAYS(OPENED, atLeast(0), ">= 0"),
    ACCOUNT_MONTHLY_VALUE(OPENED, atLeast(0), ">= 0"),
    SIMILAR_ISSUES_LAST_30_DAYS(OPENED, atLeast(0), ">= 0"),
    PRODUCT_VERSION_AGE_DAYS(OPENED, atLeast(0), ">= 0"),
    KNOWN_ISSUE(HANDLED, flag(), ""),
    BUG_REPORT_FILED(HANDLED, flag(), ""),
    RESOLUTION_TEMPLATE_USED(RESOLVED, text(), "null when no template was used"),
    AUTO_SUGGESTED_SOLUTIONS(HANDLED, texts(), ""),
    AUTO_SUGGESTION_ACCEPTED(HANDLED, flag(), ""),
    TICKET_TEXT_LENGTH(OPENED, atLeast(0), ">= 0"),
    RESPONSE_COUNT(HANDLED, atLeast(1), ">= 1"),
    ATTACHMENTS_COUNT(OPENED, between(0, 5), "0 to 5"),
    CONTAINS_ERROR_CODE(OPENED, flag(), ""),
    CONTAINS_STACK_TRACE(OPENED, flag(), ""),
    BUSINESS_IMPACT(OPENED, oneOf("critical", "high", "medium", "low"), ""),
    AFFECTED_USERS(OPENED, atLeast(0), ">= 0"),
    WEEKEND_TICKET(OPENED, flag(), ""),
    AFTER_HOURS(OPENED, flag(), ""),
    LANGUAGE(OPENED, oneOf("de", "en", "es", "fr", "it", "ja", "pt", "zh"), ""),
    REGION(OPENED, oneOf("APAC", "EU", "LATAM", "MEA", "NA"), "");

    private final String key;
    private final Known known;

    @SuppressWarnings("ImmutableEnumChecker") // every shape is a record of immutable parts
    private final FieldShape shape;

    private final String constraint;

    TicketField(Known known, FieldShape shape, String constraint) {
        this.key = name().toLowerCase(Locale.ROOT);
        this.known = known;
        this.shape = shape;
        this.constraint = constraint;
    }

    /** The name in raw records and tables, e.g. {@code ticket_id}. */
    public String key() {
        return key;
    }

    /** Its place in the contract, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract's order
    int index() {
        return ordinal();
    }

    /** When its value comes into being. */
    public Known known() {
        return known;
    }

    /** The kind of value and the limits of that kind. */
    public FieldShape shape() {
        return shape;
    }

    /** What else it must be, in the contract's words; empty when its kind says all. */
    public String constraint() {
        return constraint;
    }

    /** Whether null is a value of this field even in a resolved ticket, or, for {@code resolved_at}, makes it open. */
    public boolean isNullable() {
        return this == RESOLVED_AT || this == ESCALATION_REASON || this == RESOLUTION_TEMPLATE_USED;
    }

    /** Whether an open ticket has no value here: the key may be absent or null, and any value is a violation. */
    public boolean isEmptyWhileOpen() {
        return known == RESOLVED && this != RESOLVED_AT;
    }

    private static FieldShape text() {
        return new FieldShape.Text(FieldShape.Blank.ALLOWED, Integer.MAX_VALUE);
    }

    private static FieldShape time() {
        return new FieldShape.Time();
    }

    private static FieldShape oneOf(String... values) {
        return new FieldShape.Choice(List.of(values));
    }

    private static FieldShape site() {
        return new FieldShape.SiteChoice();
    }

    private static FieldShape atLeast(int min) {
        return new FieldShape.WholeNumber(min, Integer.MAX_VALUE);
    }

    private static FieldShape between(int min, int max) {
        return new FieldShape.WholeNumber(min, max);
    }

    private static FieldShape flag() {
        return new FieldShape.Flag();
    }

    private static FieldShape texts() {
        return new FieldShape.TextList();
    }
}
