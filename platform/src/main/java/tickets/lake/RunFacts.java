package tickets.lake;

import java.time.Instant;

/**
 * What a table file may know of the run that makes it.
 *
 * @param runId written into every row and every Parquet footer
 * @param ingestedAt when the run started
 * @param onlineTickets how many tickets the online table has at most
 */
public record RunFacts(String runId, Instant ingestedAt, int onlineTickets) {

    /** The key of the run's id in the footer of every Parquet file. */
    public static final String FOOTER_KEY = "tickets.run_id";
}
