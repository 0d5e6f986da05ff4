package tickets.runs.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Tells what SQLite, or a library on top of it, could not do. */
final class SqliteProblem {

    /** SQLite's extended codes keep the kind of the failure in their lowest byte. */
    private static final int KIND = 0xff;

    private final String file;

    SqliteProblem(String file) {
        this.file = file;
    }

    /**
     * The failure as a problem.
     *
     * @param cannot what was tried, e.g. {@code Cannot read the run history}
     */
    TicketPlatformException of(String cannot, Exception failure) {
        SQLiteErrorCode code = codeOf(failure);
        String message = "%s at %s: %s.".formatted(cannot, file, reason(code, failure));
        return switch (code) {
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                new InvalidInput(
                        message,
                        "Move the file (and those that begin with its name) away: the next run begins a new history. "
                                + "Tables and tickets do not depend on it.",
                        failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                new InvalidInput(
                        message,
                        "Give this user the permission to use the folder and its files, or set state.root to another"
                                + " folder.",
                        failure);
            case SQLITE_CONSTRAINT ->
                new Conflict(message, "Start the command again; the record that was there is unchanged.", failure);
            default ->
                new Unavailable(
                        message, "See that the disk has space and that no other process holds the file.", failure);
        };
    }

    private static SQLiteErrorCode codeOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException told) {
                return SQLiteErrorCode.getErrorCode(told.getResultCode().code & KIND);
            }
            if (cause instanceof SQLException told && told.getErrorCode() > 0) {
                return SQLiteErrorCode.getErrorCode(told.getErrorCode() & KIND);
            }
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static String reason(SQLiteErrorCode code, Exception failure) {
        return code == SQLiteErrorCode.UNKNOWN_ERROR ? String.valueOf(failure.getMessage()) : code.message;
    }
}
