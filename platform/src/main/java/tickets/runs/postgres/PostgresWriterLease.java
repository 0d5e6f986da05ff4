package tickets.runs.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import tickets.problem.Conflict;
import tickets.runs.HostName;
import tickets.runs.Lease;
import tickets.runs.LeaseHolder;
import tickets.runs.LeaseQueue;
import tickets.runs.RunId;
import tickets.runs.WriterLease;

/**
 * A lease for all machines that use one PostgreSQL database. Its holder prolongs it all the time; one that is killed,
 * paused or cut off loses it when its time is over by the database's clock. Each holder gets a higher token.
 */
public final class PostgresWriterLease implements WriterLease {

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(200);
    private static final String CANNOT_TAKE = "Cannot take the writer's lease";
    private static final String CANNOT_SEE = "Cannot see who holds the writer's lease";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String FORBIDDEN = "42501";

    private final PostgresDatabase database;
    private final LeaseStatements statements;

    /** Connects to nothing yet. The tables are those of {@link PostgresRunHistory}, which makes them. */
    public PostgresWriterLease(PostgresSettings settings) {
        this.database = new PostgresDatabase(settings);
        this.statements = new LeaseStatements(settings.lake(), settings.lease());
    }

    @Override
    public Lease acquire(RunId runId, String command, Duration wait) {
        // When it is taken is the database's to say.
        LeaseHolder self =
                new LeaseHolder(runId, command, ProcessHandle.current().pid(), HostName.ofThisMachine(), Instant.EPOCH);
        Handle handle = database.open(CANNOT_TAKE);
        Lease lease = null;
        try {
            lease = new LeaseQueue(wait, LOOK_AGAIN_AFTER).acquire(() -> tryAcquire(handle, self));
            return lease;
        } finally {
            if (lease == null) {
                PostgresDatabase.close(handle);
            }
        }
    }

    private Lease tryAcquire(Handle handle, LeaseHolder self) {
        try {
            Optional<LeaseRow> before = statements.find(handle);
            refuseIfHeld(before, self);
            LeaseRow taken = handle.inTransaction(
                    transaction -> before.isEmpty() ? takeFirst(transaction, self) : takeOver(transaction, self));
            return new PostgresLease(database, statements, taken, handle).started();
        } catch (JdbiException failure) {
            throw database.problem(CANNOT_TAKE, failure);
        }
    }

    private LeaseRow takeFirst(Handle transaction, LeaseHolder self) {
        statements.limitSilence(transaction);
        if (!statements.addFirst(transaction, self)) {
            throw publishing(statements.find(transaction), self);
        }
        return taken(transaction);
    }

    private LeaseRow takeOver(Handle transaction, LeaseHolder self) {
        statements.limitSilence(transaction);
        Optional<LeaseRow> locked = statements.lockUnlessLocked(transaction);
        refuseIfHeld(locked, self);
        if (locked.isEmpty()) {
            throw publishing(statements.find(transaction), self);
        }
        statements.takeOver(transaction, self);
        return taken(transaction);
    }

    private LeaseRow taken(Handle transaction) {
        statements.beginTenure(transaction);
        return statements.find(transaction).orElseThrow();
    }

    private static void refuseIfHeld(Optional<LeaseRow> row, LeaseHolder self) {
        row.filter(LeaseRow::isAlive).ifPresent(held -> {
            throw held.holder().refusing(self.command());
        });
    }

    /** Whoever has the row locked publishes, or is just taking the lease. */
    private Conflict publishing(Optional<LeaseRow> row, LeaseHolder self) {
        return row.map(held -> held.holder().refusing(self.command()))
                .orElseGet(() -> new Conflict(
                        "Cannot start '%s': another run is just taking the writer's lease at %s."
                                .formatted(self.command(), database.settings().address()),
                        "Try again when it has ended, or let this command wait for it (runs.wait=5m)."));
    }

    @Override
    public Optional<LeaseHolder> holder() {
        Handle handle = database.open(CANNOT_SEE);
        try {
            return statements
                    .find(handle)
                    .filter(row -> row.isAlive() || isLocked(handle))
                    .map(LeaseRow::holder);
        } catch (JdbiException failure) {
            if (UNDEFINED_TABLE.equals(stateOf(failure))) {
                return Optional.empty();
            }
            throw database.problem(CANNOT_SEE, failure);
        } finally {
            PostgresDatabase.close(handle);
        }
    }

    /** A publication may take longer than a lease; the row it has locked shows the prolongation only at its end. */
    private boolean isLocked(Handle handle) {
        try {
            return handle.inTransaction(
                    transaction -> statements.lockUnlessLocked(transaction).isEmpty());
        } catch (JdbiException failure) {
            if (FORBIDDEN.equals(stateOf(failure))) {
                return false;
            }
            throw failure;
        }
    }

    private static String stateOf(JdbiException failure) {
        return failure.getCause() instanceof PSQLException told ? String.valueOf(told.getSQLState()) : "";
    }
}
