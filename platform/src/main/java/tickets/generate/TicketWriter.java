package tickets.generate;

import static tickets.ticket.TicketField.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.ticket.TicketField;

/** Turns a story and its texts into a record. */
final class TicketWriter {

    private final RecordText record;
    private boolean escaped;

    TicketWriter(RecordText record) {
        this.record = record;
    }

    void write(Story story, Texts texts, RecordForm form) {
        record.clear();
        record.startWith(form.first());
        escaped = form.escaped();
        opened(story, texts);
        intake(story, texts);
        handled(story.handling());
        Outcome outcome = story.outcome();
        if (outcome == null) {
            open(form.open());
        } else {
            resolved(story.outline(), outcome, texts);
        }
    }

    private void opened(Story story, Texts texts) {
        Outline outline = story.outline();
        Customer customer = outline.customer();
        word(TICKET_ID, outline.id());
        time(CREATED_AT, outline, outline.createdMicros());
        time(UPDATED_AT, outline, story.updatedMicros());
        numbered(CUSTOMER_ID, "CUST-", customer.number() + 1L, 5);
        numbered(ORGANIZATION_ID, "ORG-", customer.organization() + 1L, 3);
        word(CUSTOMER_TIER, customer.tier());
        word(PRODUCT, outline.product().name());
        word(PRODUCT_VERSION, story.wording().version());
        word(PRODUCT_MODULE, story.wording().module());
        word(CATEGORY, outline.label().category());
        word(SUBCATEGORY, outline.label().name());
        word(ENVIRONMENT, story.wording().environment());
        word(LANGUAGE, outline.language());
        word(REGION, customer.region());
        number(ACCOUNT_AGE_DAYS, customer.accountDays() + daysSinceStart(outline));
        number(ACCOUNT_MONTHLY_VALUE, customer.monthlyValue());
        CreationHour hour = CreationHour.of(outline.createdMicros());
        flag(WEEKEND_TICKET, hour.isWeekend());
        flag(AFTER_HOURS, hour.isAfterHours());
        text(SUBJECT, texts.subject());
        text(DESCRIPTION, texts.description());
    }

    private static long daysSinceStart(Outline outline) {
        return outline.createdMicros() / 86_400_000_000L - ArrivalCurve.FIRST_DAY.toEpochDay();
    }

    private void intake(Story story, Texts texts) {
        Intake intake = story.intake();
        word(PRIORITY, intake.priority());
        word(SEVERITY, "P" + intake.severity());
        word(CHANNEL, intake.channel());
        text(ERROR_LOGS, texts.errorLogs());
        text(STACK_TRACE, texts.stackTrace());
        word(CUSTOMER_SENTIMENT, intake.sentiment());
        number(PREVIOUS_TICKETS, intake.previousTickets());
        number(SIMILAR_ISSUES_LAST_30_DAYS, intake.similarIssues());
        number(PRODUCT_VERSION_AGE_DAYS, intake.versionAgeDays());
        number(
                TICKET_TEXT_LENGTH,
                Character.codePointCount(
                        texts.description(), 0, texts.description().length()));
        number(ATTACHMENTS_COUNT, intake.attachments());
        flag(CONTAINS_ERROR_CODE, texts.errorLogs().length() > 0);
        flag(CONTAINS_STACK_TRACE, texts.stackTrace().length() > 0);
        word(BUSINESS_IMPACT, intake.businessImpact());
        number(AFFECTED_USERS, intake.affectedUsers());
    }

    private void handled(Handling handling) {
        numbered(AGENT_ID, "AGENT-", handling.agent().number(), 3);
        number(AGENT_EXPERIENCE_MONTHS, handling.experienceMonths());
        word(AGENT_SPECIALIZATION, handling.agent().specialization());
        words(AGENT_ACTIONS, handling.actions());
        flag(ESCALATED, handling.escalationReason() != null);
        wordOrNull(ESCALATION_REASON, handling.escalationReason());
        number(TRANSFERRED_COUNT, handling.transfers());
        words(TAGS, handling.tags());
        words(RELATED_TICKETS, handling.related());
        words(KB_ARTICLES_VIEWED, handling.articles());
        flag(KNOWN_ISSUE, handling.knownIssue());
        flag(BUG_REPORT_FILED, handling.bugReported());
        words(AUTO_SUGGESTED_SOLUTIONS, handling.suggestions());
        flag(AUTO_SUGGESTION_ACCEPTED, handling.suggestionAccepted());
        number(RESPONSE_COUNT, handling.responses());
    }

    private void resolved(Outline outline, Outcome outcome, Texts texts) {
        time(RESOLVED_AT, outline, outcome.resolvedMicros());
        text(RESOLUTION, texts.resolution());
        word(RESOLUTION_CODE, outcome.code());
        long seconds = (outcome.resolvedMicros() - outline.createdMicros()) / 1_000_000;
        long hundredths = (seconds + 18) / 36;
        record.value(RESOLUTION_TIME_HOURS).number(hundredths / 100).add('.').padded(hundredths % 100, 2);
        number(RESOLUTION_ATTEMPTS, outcome.attempts());
        number(SATISFACTION_SCORE, outcome.satisfaction());
        text(FEEDBACK_TEXT, texts.feedback());
        flag(RESOLUTION_HELPFUL, outcome.helpful());
        words(KB_ARTICLES_HELPFUL, outcome.helpfulArticles());
        wordOrNull(RESOLUTION_TEMPLATE_USED, outcome.template());
    }

    private void open(OpenForm form) {
        for (TicketField field : TicketField.values()) {
            if (field == RESOLVED_AT || (field.isEmptyWhileOpen() && form.shows(field))) {
                wordOrNull(field, null);
            }
        }
    }

    private void word(TicketField field, String word) {
        record.value(field).add('"').ascii(word).add('"');
    }

    private void wordOrNull(TicketField field, @Nullable String word) {
        if (word == null) {
            record.value(field).ascii("null");
        } else {
            word(field, word);
        }
    }

    private void text(TicketField field, CharSequence text) {
        ByteText value = record.value(field);
        if (escaped) {
            value.quotedAsAscii(text);
        } else {
            value.quoted(text);
        }
    }

    private void words(TicketField field, List<String> words) {
        ByteText value = record.value(field).add('[');
        for (int i = 0; i < words.size(); i++) {
            value.ascii(i == 0 ? "\"" : ", \"").ascii(words.get(i)).add('"');
        }
        value.add(']');
    }

    private void numbered(TicketField field, String prefix, long number, int digits) {
        record.value(field).add('"').ascii(prefix).padded(number, digits).add('"');
    }

    private void number(TicketField field, long number) {
        record.value(field).number(number);
    }

    private void flag(TicketField field, boolean value) {
        record.value(field).ascii(value ? "true" : "false");
    }

    private void time(TicketField field, Outline outline, long micros) {
        outline.timeForm().append(record.value(field), micros);
    }
}
