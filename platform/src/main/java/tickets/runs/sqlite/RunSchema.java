package tickets.runs.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import tickets.problem.InvalidInput;

/** The tables of the run history and their version. */
final class RunSchema {

    /** Version of the newest migration in the class path; a test holds them together. */
    static final int NEWEST = 1;

    /** Of a database without any table. */
    static final int NONE = 0;

    static final String MIGRATIONS = "classpath:tickets/runs/sqlite/migrations";

    /** What Flyway makes of an empty database with these migrations; a test holds them together. */
    static final String NEWEST_SCRIPT = "newest.sql";

    private final Path file;

    RunSchema(Path file) {
        this.file = file;
    }

    /** The version of the tables, {@link #NONE} when there are none yet. Refuses a database of something else. */
    int version(Connection connection) throws SQLException {
        if (isEmpty(connection)) {
            return NONE;
        }
        try (Statement statement = connection.createStatement()) {
            if (count(statement, "select count(*) from sqlite_master where name = 'flyway_schema_history'") == 0) {
                throw new InvalidInput(
                        "Cannot use %s as run history: it is a database of something else.".formatted(file),
                        "Move the file away, or set state.root to another folder.");
            }
            return known(count(
                    statement,
                    "select coalesce(max(cast(version as integer)), 0) from flyway_schema_history where success"));
        }
    }

    private int known(int version) {
        if (version > NEWEST) {
            throw new InvalidInput(
                    "Cannot use the run history at %s: its version is %d, this program knows %d."
                            .formatted(file, version, NEWEST),
                    "Use the newer program that made it, or set state.root to another folder.");
        }
        return version;
    }

    /**
     * Brings the tables to {@link #NEWEST}. Called only when they are not, and by Flyway only when there are older
     * ones: it alone costs more start-up time than the rest of the history. Flyway cannot lock SQLite, so a file does;
     * the last one to need it removes it.
     */
    void migrate(DataSource source) throws IOException, SQLException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".migration");
        synchronized (RunSchema.class) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    Connection connection = source.getConnection()) {
                channel.lock();
                if (version(connection) < NEWEST) {
                    inWriteAheadMode(connection);
                    if (isEmpty(connection)) {
                        makeNewest(connection);
                    } else {
                        Flyway.configure()
                                .dataSource(source)
                                .locations(MIGRATIONS)
                                .load()
                                .migrate();
                    }
                }
                // Whoever still waits for the removed file finds the work done.
                Files.deleteIfExists(lockFile);
            }
        }
    }

    /** Kept in the file: readers do not wait for a writer, nor a writer for readers. */
    private static void inWriteAheadMode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return count(statement, "select count(*) from sqlite_master") == 0;
        }
    }

    /**
     * All or nothing, as Flyway does. The transaction is the script's own: ending it from here would commit what a
     * failed statement has left, and when the disk is full say that there is none instead of why. Closing the
     * connection takes it back.
     */
    private static void makeNewest(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("begin immediate;\n" + newestScript() + "commit;");
        }
    }

    private static String newestScript() throws IOException {
        try (InputStream script = RunSchema.class.getResourceAsStream(NEWEST_SCRIPT)) {
            return new String(Objects.requireNonNull(script, NEWEST_SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }
}
