package tickets.runs.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.Run;
import tickets.runs.RunEnd;
import tickets.runs.RunHistory;
import tickets.runs.RunId;
import tickets.runs.StepRecord;
import tickets.runs.sql.RunStatements;

/**
 * A history in a PostgreSQL database, which several machines and lakes may share. One connection is kept open and made
 * anew when it broke, its use is serialised; each write is a transaction of its own.
 */
public final class PostgresRunHistory implements RunHistory {

    private static final String CANNOT_OPEN = "Cannot open the run history";
    private static final String CANNOT_READ = "Cannot read the run history";
    private static final String CANNOT_WRITE = "Cannot write the run history";

    private final PostgresDatabase database;
    private final RunStatements statements;
    private @Nullable Handle handle;

    private PostgresRunHistory(PostgresDatabase database, Handle handle) {
        this.database = database;
        this.statements = RunStatements.ofLake(database.settings().lake());
        this.handle = handle;
    }

    /** Opens the history for reading and writing; its tables are made when missing. */
    public static PostgresRunHistory open(PostgresSettings settings) {
        return open(new PostgresDatabase(settings));
    }

    private static PostgresRunHistory open(PostgresDatabase database) {
        Handle handle = database.open(CANNOT_OPEN);
        if (versionOrClose(database, handle) < RunSchema.NEWEST) {
            PostgresDatabase.close(handle);
            new RunSchema(database).migrate(CANNOT_OPEN);
            handle = database.open(CANNOT_OPEN);
        }
        return new PostgresRunHistory(database, handle);
    }

    /** Opens the history to look at it; makes nothing. A database without the tables shows as an empty history. */
    public static RunHistory openForReading(PostgresSettings settings) {
        PostgresDatabase database = new PostgresDatabase(settings);
        Handle handle = database.open(CANNOT_OPEN);
        int version = versionOrClose(database, handle);
        if (version == RunSchema.NEWEST) {
            return new PostgresRunHistory(database, handle);
        }
        PostgresDatabase.close(handle);
        return version == RunSchema.NONE ? new InMemoryRunHistory(settings.address()) : open(database);
    }

    private static int versionOrClose(PostgresDatabase database, Handle handle) {
        try {
            return new RunSchema(database).version(handle);
        } catch (JdbiException failure) {
            PostgresDatabase.close(handle);
            throw database.problem(CANNOT_OPEN, failure);
        } catch (RuntimeException failure) {
            PostgresDatabase.close(handle);
            throw failure;
        }
    }

    @Override
    public void add(Run run) {
        inTransaction(CANNOT_WRITE, open -> {
            statements.add(open, run);
            return run;
        });
    }

    @Override
    public void addStep(RunId id, StepRecord step) {
        inTransaction(CANNOT_WRITE, open -> {
            statements.addStep(open, id, step);
            return step;
        });
    }

    @Override
    public void end(RunId id, RunEnd end) {
        int ended = inTransaction(CANNOT_WRITE, open -> statements.end(open, id, end));
        if (ended == 0) {
            throw new IllegalStateException("unknown run " + id);
        }
    }

    @Override
    public List<RunId> markKilled(RunId alive) {
        return inTransaction(CANNOT_WRITE, open -> statements.markKilled(open, alive));
    }

    @Override
    public List<Run> newest(int limit) {
        return inTransaction(CANNOT_READ, open -> statements.newest(open, limit));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return inTransaction(CANNOT_READ, open -> statements.find(open, id));
    }

    @Override
    public List<RunId> idsStartingWith(String prefix, int limit) {
        return inTransaction(CANNOT_READ, open -> statements.idsStartingWith(open, prefix, limit));
    }

    @Override
    public String address() {
        return database.settings().address();
    }

    @Override
    public synchronized void close() {
        drop();
    }

    private synchronized <R> R inTransaction(String cannot, HandleCallback<R, RuntimeException> work) {
        Handle open = handle;
        if (open == null) {
            open = database.open(cannot);
            handle = open;
        }
        try {
            return open.inTransaction(work);
        } catch (JdbiException failure) {
            drop();
            throw database.problem(cannot, failure);
        }
    }

    /** The next use connects anew. */
    private void drop() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            PostgresDatabase.close(open);
        }
    }
}
