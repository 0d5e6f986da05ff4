package tickets.ticket;

/** What a violated rule does to its record. */
public enum Severity {
    /** The record goes to quarantine. */
    ERROR,
    /** The record is kept; the violation is counted and listed. */
    WARN
}
