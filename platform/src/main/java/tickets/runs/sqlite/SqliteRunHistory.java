package tickets.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteDataSource;
import tickets.problem.InvalidInput;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.Run;
import tickets.runs.RunEnd;
import tickets.runs.RunHistory;
import tickets.runs.RunId;
import tickets.runs.StepRecord;
import tickets.runs.sql.RunStatements;

/**
 * A history in the file {@code runs.db} of the state folder. One connection is kept open, its use is serialised; each
 * write is a transaction of its own.
 */
public final class SqliteRunHistory implements RunHistory {

    private static final RunStatements STATEMENTS = RunStatements.ofTheOnlyLake();
    private static final String FILE_NAME = "runs.db";
    private static final String CANNOT_OPEN = "Cannot open the run history";
    private static final String CANNOT_READ = "Cannot read the run history";
    private static final String CANNOT_WRITE = "Cannot write the run history";

    private final Path file;
    private final Connection connection;
    private final Jdbi jdbi;
    private final SqliteProblem problem;

    private SqliteRunHistory(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.jdbi = Jdbi.create(connection);
        this.problem = new SqliteProblem(file.toString());
    }

    /**
     * Opens the history of {@code stateRoot} for reading and writing; folder, file and tables are made when missing.
     */
    public static SqliteRunHistory open(Path stateRoot) {
        Path file = stateRoot.toAbsolutePath().resolve(FILE_NAME);
        try {
            // Java 17 refuses to make a folder that is there as a symbolic link.
            if (!Files.isDirectory(stateRoot)) {
                Files.createDirectories(stateRoot);
            }
            SQLiteDataSource source = new SqliteFile(file).forWriting();
            return new SqliteRunHistory(file, migrated(file, source));
        } catch (SQLException | FlywayException failure) {
            throw new SqliteProblem(file.toString()).of(CANNOT_OPEN, failure);
        } catch (IOException failure) {
            throw new InvalidInput(
                    "%s at %s: the folder cannot be used (%s)."
                            .formatted(CANNOT_OPEN, file, failure.getClass().getSimpleName()),
                    "Make the folder writable, or set state.root to a folder that is.",
                    failure);
        }
    }

    /**
     * Opens the history of {@code stateRoot} to look at it; makes nothing and needs no permission to write. A folder
     * without a history shows as an empty one.
     */
    public static RunHistory openForReading(Path stateRoot) {
        Path file = stateRoot.toAbsolutePath().resolve(FILE_NAME);
        if (Files.notExists(file)) {
            return new InMemoryRunHistory(file.toString());
        }
        int version;
        try {
            Connection connection = new SqliteFile(file).openForReading();
            version = versionOrClose(file, connection);
            if (version == RunSchema.NEWEST) {
                return new SqliteRunHistory(file, connection);
            }
            connection.close();
        } catch (SQLException failure) {
            throw new SqliteProblem(file.toString()).of(CANNOT_OPEN, failure);
        }
        return version == RunSchema.NONE ? new InMemoryRunHistory(file.toString()) : open(stateRoot);
    }

    private static Connection migrated(Path file, SQLiteDataSource source) throws SQLException, IOException {
        Connection connection = source.getConnection();
        if (versionOrClose(file, connection) == RunSchema.NEWEST) {
            return connection;
        }
        try {
            new RunSchema(file).migrate(source);
            return connection;
        } catch (SQLException | IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static int versionOrClose(Path file, Connection connection) throws SQLException {
        try {
            return new RunSchema(file).version(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void add(Run run) {
        write(handle -> {
            STATEMENTS.add(handle, run);
            return run;
        });
    }

    @Override
    public void addStep(RunId id, StepRecord step) {
        write(handle -> {
            STATEMENTS.addStep(handle, id, step);
            return step;
        });
    }

    @Override
    public void end(RunId id, RunEnd end) {
        int ended = write(handle -> STATEMENTS.end(handle, id, end));
        if (ended == 0) {
            throw new IllegalStateException("unknown run " + id);
        }
    }

    @Override
    public List<RunId> markKilled(RunId alive) {
        return write(handle -> STATEMENTS.markKilled(handle, alive));
    }

    @Override
    public List<Run> newest(int limit) {
        return read(handle -> STATEMENTS.newest(handle, limit));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return read(handle -> STATEMENTS.find(handle, id));
    }

    @Override
    public List<RunId> idsStartingWith(String prefix, int limit) {
        return read(handle -> STATEMENTS.idsStartingWith(handle, prefix, limit));
    }

    @Override
    public String address() {
        return file.toString();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw problem.of("Cannot close the run history", failure);
        }
    }

    private synchronized <R> R write(HandleCallback<R, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException failure) {
            throw problem.of(CANNOT_WRITE, failure);
        }
    }

    private synchronized <R> R read(HandleCallback<R, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException failure) {
            throw problem.of(CANNOT_READ, failure);
        }
    }
}
