package tickets.ticket;

/**
 * What the rules across fields need to know of one record: which fields it has, and small values as numbers (times as
 * microseconds, words as their position in the vocabulary, flags as 0 or 1, texts as their length). Reused.
 */
final class FieldValues {

    private final long[] values = new long[TicketField.values().length];
    private long present;
    private long nulls;
    private long valid;

    void clear() {
        present = 0;
        nulls = 0;
        valid = 0;
    }

    /** Notes that the key is there; false when it was there before. */
    boolean markPresent(TicketField field) {
        long bit = bit(field);
        boolean first = (present & bit) == 0;
        present |= bit;
        return first;
    }

    void markNull(TicketField field) {
        nulls |= bit(field);
    }

    void set(TicketField field, long value) {
        values[field.index()] = value;
        valid |= bit(field);
    }

    boolean isPresent(TicketField field) {
        return (present & bit(field)) != 0;
    }

    boolean isNull(TicketField field) {
        return (nulls & bit(field)) != 0;
    }

    /** Whether the key is there with anything but null, valid or not. */
    boolean hasValue(TicketField field) {
        return (present & ~nulls & bit(field)) != 0;
    }

    /** Whether {@link #get} tells a value. */
    boolean isValid(TicketField field) {
        return (valid & bit(field)) != 0;
    }

    boolean areValid(TicketField one, TicketField other) {
        long both = bit(one) | bit(other);
        return (valid & both) == both;
    }

    long get(TicketField field) {
        return values[field.index()];
    }

    /** The keys that are there, as bits in the contract's order. */
    long present() {
        return present;
    }

    /** The keys that are there with null, as bits in the contract's order. */
    long nulls() {
        return nulls;
    }

    static long bit(TicketField field) {
        return 1L << field.index();
    }
}
