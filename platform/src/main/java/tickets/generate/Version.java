package tickets.generate;

/**
 * Which state of its ticket a record shows.
 *
 * @param step 1 to {@code steps}; before the last one the ticket is still open
 * @param edits how often the last state was changed without a new {@code updated_at}
 */
record Version(int step, int steps, int edits) {

    static final Version ONLY = new Version(1, 1, 0);

    boolean isLast() {
        return step == steps;
    }
}
