package tickets.spark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;
import tickets.runs.RunError;

/** Tells failures of Spark to people. */
public final class SparkFailure {

    private static final Logger LOG = LoggerFactory.getLogger(SparkFailure.class);
    private static final int LONGEST_REASON = 300;
    private static final String LOOK =
            "See the log for more. Look at the store, the catalog (iceberg.*), free disk space and memory"
                    + " (spark.driver_memory), then run again.";

    /** For work before anything is published. */
    public static final String NOTHING_PUBLISHED = LOOK + " Nothing was published.";

    /** For work while a set is being published. */
    public static final String PUBLISHING = LOOK + " That ends the publication, or undoes it.";

    /** For work behind a publication. */
    public static final String SHOWING = LOOK + " The tables are in force; the next run does the rest.";

    /** For work that only reads. */
    public static final String READING =
            "See the log for more. Look at the store and the catalog (iceberg.*), then ask again.";

    private SparkFailure() {}

    /**
     * The failure with what, why and a remedy; one that comes from no service but from a fault of the program stays as
     * it is, and trying again would not cure it. Only the first line of the reason is told: what follows are places in
     * programs, and texts of queries.
     *
     * @param what what was tried, as it follows "Cannot"
     */
    public static RuntimeException of(String what, Exception failure) {
        return of(what, NOTHING_PUBLISHED, failure);
    }

    /**
     * As above.
     *
     * @param remedy what to do when it comes from outside
     */
    public static RuntimeException of(String what, String remedy, Exception failure) {
        boolean comesFromOutside = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TicketPlatformException told) {
                return told;
            }
            comesFromOutside |= isFromOutside(cause);
        }
        if (!comesFromOutside) {
            return failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
        }
        LOG.atWarn().addKeyValue("places", RunError.placesOfFault(failure)).log("Spark could not {}.", what);
        return new Unavailable("Cannot " + what + ": " + reason(failure) + ".", remedy, failure);
    }

    /** What a disk, a store, a catalog or a lost executor does; all else is a fault of the program. */
    private static boolean isFromOutside(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof SQLException
                || (cause instanceof SparkException && !(cause.getCause() instanceof RuntimeException))
                || cause instanceof RuntimeIOException
                || cause instanceof RESTException
                || cause instanceof CommitFailedException
                || cause instanceof CommitStateUnknownException
                || cause instanceof UncheckedSQLException;
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof IOException)) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String words = message == null || message.isBlank()
                ? deepest.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
        String told = deepest instanceof SparkException || message == null
                ? words
                : deepest.getClass().getSimpleName() + ": " + words;
        return told.length() > LONGEST_REASON ? told.substring(0, LONGEST_REASON) + "…" : told;
    }
}
