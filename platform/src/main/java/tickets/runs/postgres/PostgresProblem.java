package tickets.runs.postgres;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Tells what PostgreSQL, its driver or a library on top of them could not do. */
final class PostgresProblem {

    private static final String LATER = "See that the server is up and well, then run it again.";

    private final PostgresSettings settings;

    PostgresProblem(PostgresSettings settings) {
        this.settings = settings;
    }

    /**
     * The failure as a problem.
     *
     * @param cannot what was tried, e.g. {@code Cannot read the run history}
     */
    TicketPlatformException of(String cannot, Exception failure) {
        String start = "%s at %s: ".formatted(cannot, settings.address());
        SQLException told = cause(failure, SQLException.class).orElse(null);
        if (told == null) {
            return new Unavailable(start + firstLine(failure), LATER, failure);
        }
        return switch (stateOf(told)) {
            case "28P01", "28000" -> refusedLogIn(start, told, failure);
            case "3D000" ->
                new InvalidInput(
                        start + "there is no such database.",
                        "Create it (createdb -O %s), or correct runs.url.".formatted(user()),
                        failure);
            case "42501" ->
                new InvalidInput(
                        start + "user '%s' may not do that (%s).".formatted(user(), firstLine(told)),
                        "Let an administrator run: create schema if not exists %s authorization %s;"
                                        .formatted(PostgresDatabase.SCHEMA, user())
                                + " or grant the user all on the schema and its tables.",
                        failure);
            case "25006" ->
                new InvalidInput(
                        start + "the server takes no writes (it is a standby or read-only).",
                        "Name the primary server in runs.url.",
                        failure);
            case "42P01", "3F000" ->
                new InvalidInput(
                        start + "its tables are not there.", "Run `tickets ingest` first; it makes them.", failure);
            case "23505" ->
                new Conflict(
                        start + "there is a record of that name.",
                        "Start the command again; the record that was there is unchanged.",
                        failure);
            default -> withoutAnswer(start, told, failure);
        };
    }

    private TicketPlatformException refusedLogIn(String start, SQLException told, Exception failure) {
        String words = String.valueOf(told.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("pg_hba")) {
            return new InvalidInput(
                    start + "the server lets user '%s' not in from this machine, or not this way.".formatted(user()),
                    "Allow it in the server's pg_hba.conf; where the server wants TLS, add ?sslmode=require to runs.url.",
                    failure);
        }
        return new InvalidInput(
                start + "the server refuses user '%s' or the password.".formatted(user()),
                "Correct runs.username and runs.password.",
                failure);
    }

    private TicketPlatformException withoutAnswer(String start, SQLException told, Exception failure) {
        String words = String.valueOf(told.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no password was provided")) {
            return new InvalidInput(
                    start + "the server asks for a password and none is set.", "Set runs.password.", failure);
        }
        if (words.contains("does not support ssl")
                || cause(failure, SSLException.class).isPresent()) {
            return new InvalidInput(
                    start + "no encrypted connection came about (%s).".formatted(firstLine(told)),
                    "Correct sslmode in runs.url, or trust the server's certificate (sslrootcert).",
                    failure);
        }
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return new Unavailable(
                    start + "the host '%s' is not known.".formatted(host()), "Correct runs.url.", failure);
        }
        if (cause(failure, ConnectException.class).isPresent()) {
            return new Unavailable(
                    start + "the connection is refused.",
                    "Start the database, or correct runs.url; then run it again.",
                    failure);
        }
        if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return new Unavailable(start + "no answer in time.", LATER, failure);
        }
        return new Unavailable(start + firstLine(told), LATER, failure);
    }

    private String user() {
        return settings.username() == null ? System.getProperty("user.name", "") : settings.username();
    }

    private @Nullable String host() {
        return java.net
                .URI
                .create("x:" + settings.address().substring("postgresql:".length()))
                .getHost();
    }

    private static String stateOf(SQLException told) {
        return told.getSQLState() == null ? "" : told.getSQLState();
    }

    /** The server's own words, as one sentence; it may repeat names, never a value. */
    private static String firstLine(Exception failure) {
        String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String words = line.replaceFirst("^(ERROR|FATAL): +", "").strip();
        return words.endsWith(".") ? words : words + ".";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
