package tickets.ticket;

import static tickets.ticket.TicketField.AFTER_HOURS;
import static tickets.ticket.TicketField.CONTAINS_ERROR_CODE;
import static tickets.ticket.TicketField.CONTAINS_STACK_TRACE;
import static tickets.ticket.TicketField.CREATED_AT;
import static tickets.ticket.TicketField.DESCRIPTION;
import static tickets.ticket.TicketField.ERROR_LOGS;
import static tickets.ticket.TicketField.ESCALATED;
import static tickets.ticket.TicketField.ESCALATION_REASON;
import static tickets.ticket.TicketField.KB_ARTICLES_HELPFUL;
import static tickets.ticket.TicketField.RESOLUTION_TIME_HOURS;
import static tickets.ticket.TicketField.RESOLVED_AT;
import static tickets.ticket.TicketField.STACK_TRACE;
import static tickets.ticket.TicketField.TICKET_TEXT_LENGTH;
import static tickets.ticket.TicketField.UPDATED_AT;
import static tickets.ticket.TicketField.WEEKEND_TICKET;

/** The warn rules: what a ticket says of itself, compared with the rest of it. Judges good records only. */
final class Statements {

    private static final long MICROS_AN_HOUR = 3_600_000_000L;
    private static final long MICROS_A_DAY = 24 * MICROS_AN_HOUR;
    private static final double HOURS_TOLERANCE = 0.02 + 1e-9;

    private final long nowMicros;

    Statements(long nowMicros) {
        this.nowMicros = nowMicros;
    }

    void judge(JudgedRecord record) {
        FieldValues values = record.values;
        Findings findings = record.findings;
        judgeResolution(values, findings);
        judgeCreation(values, findings);
        judgeNumber(Rule.TEXT_LENGTH_DIFFERS, TICKET_TEXT_LENGTH, values.get(DESCRIPTION), values, findings);
        judgeFlag(Rule.ERROR_CODE_DIFFERS, CONTAINS_ERROR_CODE, values.get(ERROR_LOGS) == 1, values, findings);
        judgeFlag(Rule.STACK_TRACE_DIFFERS, CONTAINS_STACK_TRACE, values.get(STACK_TRACE) == 1, values, findings);
        if (values.get(ESCALATED) == 1 && values.isNull(ESCALATION_REASON)) {
            findings.add(Rule.ESCALATION_WITHOUT_REASON, ESCALATION_REASON, "null", "the reason of the escalation");
        }
        if (!record.helpfulArticles.isWithin(record.viewedArticles)) {
            findings.add(
                    Rule.HELPFUL_ARTICLE_NOT_VIEWED, KB_ARTICLES_HELPFUL, "another article", "viewed articles only");
        }
    }

    private static void judgeResolution(FieldValues values, Findings findings) {
        if (!values.isValid(RESOLVED_AT)) {
            return;
        }
        long resolved = values.get(RESOLVED_AT);
        double stated = Double.longBitsToDouble(values.get(RESOLUTION_TIME_HOURS));
        double hours = (resolved - values.get(CREATED_AT)) / (double) MICROS_AN_HOUR;
        if (Math.abs(stated - hours) > HOURS_TOLERANCE) {
            String expected = "about " + Math.round(hours * 100) / 100.0;
            findings.add(Rule.RESOLUTION_TIME_DIFFERS, RESOLUTION_TIME_HOURS, Double.toString(stated), expected);
        }
        if (resolved > values.get(UPDATED_AT)) {
            String updated = TimeText.format(values.get(UPDATED_AT));
            findings.add(
                    Rule.RESOLVED_AFTER_UPDATED,
                    RESOLVED_AT,
                    TimeText.format(resolved),
                    "at most updated_at " + updated);
        }
    }

    private void judgeCreation(FieldValues values, Findings findings) {
        long created = values.get(CREATED_AT);
        long daysSinceThursday = Math.floorMod(Math.floorDiv(created, MICROS_A_DAY), 7L);
        boolean weekend = daysSinceThursday == 2 || daysSinceThursday == 3;
        long hour = Math.floorMod(created, MICROS_A_DAY) / MICROS_AN_HOUR;
        judgeFlag(Rule.WEEKEND_DIFFERS, WEEKEND_TICKET, weekend, values, findings);
        judgeFlag(Rule.AFTER_HOURS_DIFFERS, AFTER_HOURS, hour < 9 || hour > 17, values, findings);
        if (created > nowMicros) {
            String now = TimeText.format(nowMicros);
            findings.add(Rule.CREATED_IN_FUTURE, CREATED_AT, TimeText.format(created), "at most now, " + now);
        }
    }

    private static void judgeFlag(
            Rule rule, TicketField field, boolean expected, FieldValues values, Findings findings) {
        boolean stated = values.get(field) == 1;
        if (stated != expected) {
            findings.add(rule, field, Boolean.toString(stated), Boolean.toString(expected));
        }
    }

    private static void judgeNumber(
            Rule rule, TicketField field, long expected, FieldValues values, Findings findings) {
        long stated = values.get(field);
        if (stated != expected) {
            findings.add(rule, field, Long.toString(stated), Long.toString(expected));
        }
    }
}
