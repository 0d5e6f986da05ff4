package tickets.lake.duckdb;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** What DuckDB says, as a failure of the platform. */
final class DuckDbFailure {

    private static final List<String> NO_ROOM = List.of("no space left", "disk", "file too large");
    private static final Pattern WRITTEN_FILE = Pattern.compile("write file \\\\?\"([^\"\\\\]+)");
    private static final Pattern SYSTEM_WORDS =
            Pattern.compile("No space left on device|Disk quota exceeded|File too large");

    private DuckDbFailure() {}

    static TicketPlatformException of(String what, SQLException cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        String lower = why.toLowerCase(Locale.ROOT);
        if (NO_ROOM.stream().anyMatch(lower::contains)) {
            return new Unavailable(
                    "Cannot " + what + ": " + noRoom(why),
                    "Free disk space in the work folder (state.root), or allow larger files (ulimit -f); then run again.",
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

    /** The engine wraps the system's words into its own, of which the file is worth telling. */
    private static String noRoom(String why) {
        Matcher file = WRITTEN_FILE.matcher(why);
        Matcher system = SYSTEM_WORDS.matcher(why);
        String reason = system.find() ? system.group() : why;
        return file.find() ? reason + " ('" + file.group(1) + "')." : why;
    }

    /** The engine quotes the values it stumbles over, and they are ticket text. */
    private static String withoutQuotes(String words) {
        return words.replaceAll("\"[^\"]*\"?|'[^']*'?", "…");
    }
}
