package tickets.online;

/**
 * How a store compares with the online table it was published from.
 *
 * @param expected documents of the table
 * @param found documents in the store
 * @param missing in the table, not in the store
 * @param extra in the store, not in the table
 * @param different in both, with another JSON value
 * @param inOrder whether the store gives them in the table's order
 * @param ofTheRun whether the store says that it holds that run's set
 * @param countFits whether the store holds as many documents as it says
 */
public record OnlineVerification(
        long expected,
        long found,
        Discrepancy missing,
        Discrepancy extra,
        Discrepancy different,
        boolean inOrder,
        boolean ofTheRun,
        boolean countFits) {

    /** Whether store and table are the same in every respect. */
    public boolean matches() {
        return missing.isEmpty() && extra.isEmpty() && different.isEmpty() && inOrder && ofTheRun && countFits;
    }
}
