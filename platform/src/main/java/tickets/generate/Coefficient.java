package tickets.generate;

/** The planted effects: what a model or an analysis of generated tickets can find again. */
enum Coefficient {
    PRIORITY_SEVERITY(1.0, "priority points for each step of severity above P4"),
    PRIORITY_ENTERPRISE(1.0, "priority points of an enterprise customer"),
    PRIORITY_PREMIUM(0.5, "priority points of a premium customer"),
    PRIORITY_URGENT_WORDS(1.2, "priority points of a description with words of urgency"),
    PRIORITY_SPREAD(0.5, "standard deviation of the priority points"),
    PRIORITY_CRITICAL(4.0, "priority points from which on a ticket is critical"),
    PRIORITY_HIGH(2.7, "priority points from which on a ticket is high"),
    PRIORITY_MEDIUM(1.4, "priority points from which on a ticket is medium"),

    HOURS_P0(2.1, "median hours until resolution of P0, without other effects"),
    HOURS_P1(4.7, "the same of P1"),
    HOURS_P2(12.9, "the same of P2"),
    HOURS_P3(28.4, "the same of P3"),
    HOURS_P4(56.1, "the same of P4"),
    HOURS_WRONG_SPECIALIST(0.45, "added to ln(hours) when the agent's specialization is not the subcategory's"),
    HOURS_KNOWN_ISSUE(-0.35, "added to ln(hours) of a known issue"),
    HOURS_WEEKEND(0.2, "added to ln(hours) of a ticket created on a weekend"),
    HOURS_SPREAD(0.5, "standard deviation of ln(hours)"),

    ATTEMPT(0.25, "probability that one more attempt is needed, up to five"),
    ATTEMPT_WRONG_SPECIALIST(0.2, "added to it with the wrong specialist"),
    TRANSFER(0.15, "probability that one more transfer happens, up to three"),
    TRANSFER_WRONG_SPECIALIST(0.25, "added to it with the wrong specialist"),

    ESCALATION(-2.3, "log odds of an escalation"),
    ESCALATION_ATTEMPT(0.6, "added for each attempt after the first"),
    ESCALATION_TRANSFER(0.5, "added for each transfer"),
    ESCALATION_ENTERPRISE(0.7, "added for an enterprise customer"),
    ESCALATION_LATE(0.8, "added when the hours exceed 4, 8, 24, 72, 120 for P0 to P4"),

    SATISFACTION(4.8, "satisfaction before all effects, rounded and cut to 1 to 5 after them"),
    SATISFACTION_HOURS(-0.35, "added for each unit of ln(1 + hours)"),
    SATISFACTION_TRANSFER(-0.3, "added for each transfer"),
    SATISFACTION_ATTEMPT(-0.2, "added for each attempt after the first"),
    SATISFACTION_ESCALATED(-0.4, "added for an escalated ticket"),
    SATISFACTION_SPREAD(0.8, "standard deviation of the satisfaction");

    private final double value;
    private final String meaning;

    Coefficient(double value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    double value() {
        return value;
    }

    /** What it does, as half a sentence. */
    String meaning() {
        return meaning;
    }
}
