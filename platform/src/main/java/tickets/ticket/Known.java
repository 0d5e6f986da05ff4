package tickets.ticket;

/** When a value of a ticket comes into being. A model that serves at intake may use {@link #OPENED} fields only. */
public enum Known {
    /** There when the customer files the ticket. */
    OPENED,
    /** Grows while agents work on it. */
    HANDLED,
    /** Only once it is resolved. */
    RESOLVED,
    /** What the models predict. */
    TARGET
}
