package tickets.generate;

/**
 * What is settled about a ticket before its story is told; other tickets of its window may look at it.
 *
 * @param number the key as a number, unique in the file
 * @param textNumber the ticket whose subject and description this one repeats, mostly itself
 * @param createdMicros microseconds since 1970
 * @param subcategory what the ticket is about
 * @param label the subcategory that it is filed under; another category's where label noise was planted
 * @param language of subject, description and feedback
 */
record Outline(
        long number,
        long textNumber,
        long createdMicros,
        Customer customer,
        Product product,
        Subcategory subcategory,
        Subcategory label,
        String language,
        TimeForm timeForm,
        Plant plant) {

    /** What was planted in a ticket beside its text. */
    enum Plant {
        NOTHING,
        SPIKE,
        WRONG_CATEGORY,
        WRONG_PRIORITY,
        /** Resolved and escalated for sure, with nothing odd about it: the ground that a flaw is put on. */
        FLAW
    }

    /** The key that belongs to a number. */
    static String idOf(long number) {
        String digits = Long.toString(number + 1);
        return "TK-2026-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    String id() {
        return idOf(number);
    }

    boolean repeatsText() {
        return textNumber != number;
    }

    /** This ticket with subject and description of another one. */
    Outline repeating(Outline other) {
        return new Outline(
                number,
                other.textNumber,
                createdMicros,
                customer,
                other.product,
                other.subcategory,
                other.subcategory,
                other.language,
                timeForm,
                Plant.NOTHING);
    }
}
