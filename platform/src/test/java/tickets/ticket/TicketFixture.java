package tickets.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A raw ticket to start from: {@code aTicket().with("priority", "high").without("region").json()}. It is good and
 * violates no warn rule until it is changed. Immutable: each change makes a new one.
 */
public final class TicketFixture {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TicketFixture GOOD = good();

    private final Map<String, String> fields;
    private final List<String> extra;

    private TicketFixture(Map<String, String> fields, List<String> extra) {
        this.fields = fields;
        this.extra = extra;
    }

    /** A resolved ticket, opened on Tuesday 2024-03-05 at 10:00 UTC and resolved two and a half hours later. */
    public static TicketFixture aTicket() {
        return GOOD;
    }

    /** A ticket of just these fields, each as raw JSON. */
    static TicketFixture of(Map<String, String> fields) {
        return new TicketFixture(new LinkedHashMap<>(fields), List.of());
    }

    private static TicketFixture good() {
        return new TicketFixture(new LinkedHashMap<>(), List.of())
                .with("ticket_id", "TK-2024-000001")
                .with("created_at", "2024-03-05T10:00:00Z")
                .with("updated_at", "2024-03-05T12:30:00Z")
                .with("customer_id", "CUST-00863")
                .with("customer_tier", "premium")
                .with("organization_id", "ORG-478")
                .with("product", "API Gateway")
                .with("product_version", "2.7.14")
                .with("product_module", "rate_limiter")
                .with("category", "Technical Issue")
                .with("subcategory", "Bug")
                .with("priority", "medium")
                .with("severity", "P2")
                .with("channel", "email")
                .with("subject", "Requests are refused")
                .with("description", "Since this morning every second request is refused.")
                .with("error_logs", "ERROR limit reached")
                .with("stack_trace", "")
                .with("customer_sentiment", "frustrated")
                .with("previous_tickets", 4)
                .with("resolution", "The limit was raised.")
                .with("resolution_code", "CONFIG_CHANGE")
                .with("resolved_at", "2024-03-05T12:30:00Z")
                .with("resolution_time_hours", 2.5)
                .with("resolution_attempts", 1)
                .with("agent_id", "AGENT-024")
                .with("agent_experience_months", 28)
                .with("agent_specialization", "api")
                .with("agent_actions", List.of("viewed_logs", "applied_fix"))
                .with("escalated", true)
                .with("escalation_reason", "SLA breach risk")
                .with("transferred_count", 1)
                .with("satisfaction_score", 4)
                .with("feedback_text", "Good.")
                .with("resolution_helpful", true)
                .with("tags", List.of("limit", "api"))
                .with("related_tickets", List.of())
                .with("kb_articles_viewed", List.of("KB-1571", "KB-0290"))
                .with("kb_articles_helpful", List.of("KB-0290"))
                .with("environment", "production")
                .with("account_age_days", 165)
                .with("account_monthly_value", 7800)
                .with("similar_issues_last_30_days", 6)
                .with("product_version_age_days", 113)
                .with("known_issue", false)
                .with("bug_report_filed", false)
                .with("resolution_template_used", "TEMPLATE-LIMIT")
                .with("auto_suggested_solutions", List.of("KB-1095"))
                .with("auto_suggestion_accepted", false)
                .with("ticket_text_length", 51)
                .with("response_count", 3)
                .with("attachments_count", 2)
                .with("contains_error_code", true)
                .with("contains_stack_trace", false)
                .with("business_impact", "high")
                .with("affected_users", 19)
                .with("weekend_ticket", false)
                .with("after_hours", false)
                .with("language", "en")
                .with("region", "EU");
    }

    /** Nobody has resolved it yet: {@code resolved_at} is null, the other fields of the resolution are absent. */
    public TicketFixture open() {
        TicketFixture open = withNull("resolved_at");
        for (TicketField field : TicketField.values()) {
            open = field.isEmptyWhileOpen() ? open.without(field.key()) : open;
        }
        return open;
    }

    public TicketFixture withId(String ticketId) {
        return with("ticket_id", ticketId);
    }

    /** Sets a field to a string, number, boolean or list of them. */
    public TicketFixture with(String field, Object value) {
        try {
            return withRaw(field, JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public TicketFixture withNull(String field) {
        return withRaw(field, "null");
    }

    /** Sets a field to what is JSON, or should be. */
    public TicketFixture withRaw(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new TicketFixture(changed, extra);
    }

    public TicketFixture without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new TicketFixture(changed, extra);
    }

    /** Adds a member behind the last field, whether the key is there already or not. */
    public TicketFixture withExtra(String key, String json) {
        List<String> changed = new ArrayList<>(extra);
        changed.add("\"" + key + "\": " + json);
        return new TicketFixture(fields, changed);
    }

    /** The same fields in another order. */
    public TicketFixture inOrder(List<String> keys) {
        Map<String, String> changed = new LinkedHashMap<>();
        keys.stream().filter(fields::containsKey).forEach(key -> changed.put(key, raw(key)));
        return new TicketFixture(changed, extra);
    }

    /** The keys in the order of the text, without the extra ones. */
    public List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The field's value as it stands in the text; {@code null} when it is absent. */
    public String raw(String field) {
        return fields.getOrDefault(field, "null");
    }

    /** The raw record on one line. */
    public String json() {
        return text("", " ");
    }

    /** The raw record with each field on a line of its own. */
    public String prettyJson() {
        return text("\r\n  ", "\n    ");
    }

    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return json();
    }

    private String text(String beforeKey, String beforeValue) {
        List<String> members = new ArrayList<>();
        fields.forEach((key, value) -> members.add(beforeKey + "\"" + key + "\":" + beforeValue + value));
        members.addAll(extra);
        return "{" + String.join(", ", members) + "}";
    }
}
