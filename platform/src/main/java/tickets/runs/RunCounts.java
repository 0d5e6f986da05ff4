package tickets.runs;

/**
 * The ledger of a run, in records.
 *
 * @param read records found in the input
 * @param accepted records that went to bronze
 * @param quarantined records that broke a rule
 * @param superseded accepted records that a newer version of the same ticket replaced
 * @param offline tickets in the offline table
 * @param online tickets in the online table
 */
public record RunCounts(long read, long accepted, long quarantined, long superseded, long offline, long online) {

    /** Of a run that has not counted anything. */
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);
}
