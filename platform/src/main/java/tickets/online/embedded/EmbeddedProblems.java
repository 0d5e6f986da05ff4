package tickets.online.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Tells what SQLite and the file system say in the words of this store. */
final class EmbeddedProblems {

    private static final int PRIMARY_CODE = 0xff;

    private final Path file;

    EmbeddedProblems(Path file) {
        this.file = file;
    }

    TicketPlatformException cannotRead(SQLException failure) {
        return from("Cannot read the online store at '" + file + "'", failure);
    }

    TicketPlatformException cannotRead(IOException failure) {
        return from("Cannot read the online store at '" + file + "'", failure);
    }

    TicketPlatformException cannotPublish(SQLException failure) {
        return from("Cannot publish to the online store at '" + file + "'", failure);
    }

    TicketPlatformException cannotPublish(IOException failure) {
        return from("Cannot publish to the online store at '" + file + "'", failure);
    }

    InvalidInput notJson(String ticketId) {
        return new InvalidInput(
                "Cannot publish to the online store at '" + file + "': the document of ticket '" + ticketId
                        + "' is not JSON.",
                "Nothing was published. Correct what makes the documents of the online table.");
    }

    Conflict foreign(String why) {
        return new Conflict(
                "Cannot use the online store at '" + file + "': " + why + ".",
                "Move the file away, or name another place for the online store; then run './tickets ingest' again.");
    }

    Conflict overtaken(IOException failure) {
        return new Conflict(
                "Cannot publish to the online store at '" + file + "': another publisher began in the meantime.",
                "Let one run at a time publish to this store; what is served is the other one's.",
                failure);
    }

    Conflict takenOver(long highest, long token) {
        return new Conflict(
                "Cannot publish to the online store at '" + file + "': a later run has taken it over (token " + highest
                        + ", this run has " + token + ").",
                "Nothing was changed. Run it again when that run has ended. If the token is another lake's, give this one"
                        + " a state.root of its own, or remove '" + file + EmbeddedClaims.CLAIM + highest + "'.");
    }

    InvalidInput notWritable(Path folder) {
        return new InvalidInput(
                "Cannot publish to the online store at '" + file + "': the folder '" + folder + "' cannot be written.",
                "Give this user the right to write there, or name another place for the online store.");
    }

    private TicketPlatformException from(String what, SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return foreign("the file is damaged or is not a SQLite file");
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new Unavailable(
                    what + ": the disk is full.", "Free some space and run it again; the old set stays.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return new Unavailable(
                    what + ": another program holds the file locked.", "End that program and run it again.", failure);
        }
        return new Unavailable(
                what + ": " + failure.getMessage() + ".",
                "See that the file and its folder are readable and the disk is sound and has space; then run it again.",
                failure);
    }

    private static TicketPlatformException from(String what, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return new InvalidInput(
                    what + ": this user may not.", "Give this user the right to the file and its folder.", failure);
        }
        return new Unavailable(
                what + ": " + failure + ".",
                "See that the folder exists and the disk has space; then run it again. The old set stays.",
                failure);
    }
}
