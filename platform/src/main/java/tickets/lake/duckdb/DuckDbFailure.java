package tickets.lake.duckdb;

import java.sql.SQLException;
import java.util.Locale;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** What DuckDB says, as a failure of the platform. */
final class DuckDbFailure {

    private DuckDbFailure() {}

    static TicketPlatformException of(String what, SQLException cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        String lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("disk")) {
            return new Unavailable(
                    "Cannot " + what + ": " + why,
                    "Free disk space in the work folder (state.root) and run again.",
                    cause);
        }
        if (lower.contains("out of memory")) {
            return new Unavailable(
                    "Cannot " + what + ": " + why, "Raise engine.memory_limit (now too small for this table).", cause);
        }
        return new InvalidInput(
                "Cannot " + what + ": " + withoutQuotes(why),
                "The input was accepted by the contract but not by the engine: report it with the log file.",
                cause);
    }

    /** The engine quotes the values it stumbles over, and they are ticket text. */
    private static String withoutQuotes(String words) {
        return words.replaceAll("\"[^\"]*\"?|'[^']*'?", "…");
    }
}
