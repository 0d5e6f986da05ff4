package tickets.runs.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.TicketPlatformException;

/** Opens connections to one database, and tells its failures to people. */
final class PostgresDatabase {

    /** Where the tables are, unless the address says {@code currentSchema=…}. */
    static final String SCHEMA = "tickets";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
    private static final String SECONDS_TO_CONNECT = "10";
    private static final String SECONDS_TO_ANSWER = "20";

    private final PostgresSettings settings;
    private final PostgresProblem problem;

    PostgresDatabase(PostgresSettings settings) {
        this.settings = settings;
        this.problem = new PostgresProblem(settings);
    }

    PostgresSettings settings() {
        return settings;
    }

    /** A connection of its own, closed by the caller. */
    Handle open(String cannot) {
        try {
            return Jdbi.open(connect());
        } catch (SQLException failure) {
            throw problem(cannot, failure);
        }
    }

    /** Closes a connection, broken or not: what fails at its end was no part of any transaction. */
    static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException broken) {
            LOG.debug("A connection to the database broke before its end: {}", broken.getMessage());
        }
    }

    /** By the driver itself: the JDK's list of drivers would load the native libraries of the others. */
    Connection connect() throws SQLException {
        Connection connection = new Driver().connect(settings.url().toString(), properties());
        if (connection == null) {
            throw new IllegalArgumentException("not an address of PostgreSQL: " + settings.address());
        }
        return connection;
    }

    /** The same connections for a library that wants to open them itself. */
    PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url().toString());
        Properties ours = properties();
        Properties inForce =
                Objects.requireNonNull(Driver.parseURL(settings.url().toString(), ours), "refused before");
        try {
            for (String name : ours.stringPropertyNames()) {
                source.setProperty(name, inForce.getProperty(name));
            }
        } catch (SQLException unknownProperty) {
            throw new IllegalStateException(unknownProperty);
        }
        return source;
    }

    TicketPlatformException problem(String cannot, Exception failure) {
        return problem.of(cannot, failure);
    }

    /** What the address says itself comes before these. */
    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.CURRENT_SCHEMA.set(properties, SCHEMA);
        PGProperty.APPLICATION_NAME.set(properties, "tickets");
        PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_CONNECT);
        PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS_TO_ANSWER);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        if (settings.username() != null) {
            PGProperty.USER.set(properties, settings.username());
        }
        if (settings.password() != null) {
            PGProperty.PASSWORD.set(properties, settings.password());
        }
        return properties;
    }
}
