package tickets.runs.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tickets.problem.Conflict;
import tickets.problem.TicketPlatformException;
import tickets.runs.Fence;
import tickets.runs.Lease;
import tickets.runs.LeaseHolder;

/**
 * A lease held by this process, prolonged by a thread of its own. Its one connection is guarded by the lease itself,
 * made anew when it broke, and carries the transaction that keeps others out while work is done
 * {@linkplain Fence#whileHeld under it}: so a sign of life also keeps that transaction from timing out, and a paused
 * process lets go of it.
 */
final class PostgresLease implements Lease, Fence {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresLease.class);
    private static final String CANNOT_CONFIRM = "Cannot confirm the writer's lease";
    private static final String CANNOT_GIVE_BACK = "Cannot give the writer's lease back";
    private static final int BEATS_A_LEASE = 4;

    private final PostgresDatabase database;
    private final LeaseStatements statements;
    private final LeaseHolder holder;
    private final long token;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            BasicThreadFactory.builder().namingPattern("lease").daemon(true).build());
    private @Nullable ScheduledFuture<?> beats;
    private @Nullable Handle handle;
    private boolean isGuarding;
    private boolean isClosed;

    PostgresLease(PostgresDatabase database, LeaseStatements statements, LeaseRow taken, Handle handle) {
        this.database = database;
        this.statements = statements;
        this.holder = taken.holder();
        this.token = taken.token();
        this.handle = handle;
    }

    /** Begins to give signs of life. */
    synchronized PostgresLease started() {
        long pause = database.settings().lease().dividedBy(BEATS_A_LEASE).toMillis();
        beats = heart.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    private synchronized void beat() {
        try {
            if (!isClosed) {
                confirm();
            }
        } catch (Conflict lost) {
            LOG.warn("{}", lost.getMessage());
            heart.shutdown();
        } catch (TicketPlatformException away) {
            LOG.debug("No sign of life to the database: {}", away.getMessage());
        }
    }

    @Override
    public LeaseHolder holder() {
        return holder;
    }

    @Override
    public Fence fence() {
        return this;
    }

    @Override
    public OptionalLong token() {
        return OptionalLong.of(token);
    }

    @Override
    public synchronized void confirm() {
        if (isClosed) {
            throw new IllegalStateException("The lease was given back");
        }
        Handle open = handle;
        if (open == null) {
            open = database.open(CANNOT_CONFIRM);
            handle = open;
        }
        try {
            if (isGuarding && !open.isInTransaction()) {
                open.begin();
                statements.limitSilence(open);
                statements.lock(open);
            }
            if (!statements.prolong(open, token)) {
                throw lost(statements.find(open));
            }
        } catch (JdbiException failure) {
            drop();
            throw database.problem(CANNOT_CONFIRM, failure);
        }
    }

    private Conflict lost(Optional<LeaseRow> now) {
        Duration silence = database.settings().lease();
        String taker = now.map(LeaseRow::holder)
                .map(other -> "run %s ('%s', process %d on %s) has taken the lake over at %s"
                        .formatted(other.runId(), other.command(), other.pid(), other.host(), other.since()))
                .orElse("its row is gone from %s".formatted(database.settings().address()));
        return new Conflict(
                "Cannot go on with run %s: it has lost the writer's lease. There was no sign of life from it for %d s,"
                                .formatted(holder.runId(), silence.toSeconds())
                        + " and " + taker + ".",
                "Run it again when that run has ended. Where machines pause or lose the database for longer, raise"
                        + " runs.lease.");
    }

    @Override
    public void whileHeld(Runnable work) {
        confirm();
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        isGuarding = true;
        try {
            confirm();
        } catch (RuntimeException refused) {
            end();
            throw refused;
        }
    }

    /** Whether the work took effect is not for this transaction to say: it only kept others out meanwhile. */
    private synchronized void end() {
        isGuarding = false;
        Handle open = handle;
        if (open == null || !open.isInTransaction()) {
            return;
        }
        try {
            statements.prolong(open, token);
            open.commit();
        } catch (JdbiException broken) {
            LOG.debug("The transaction that guarded the publication broke: {}", broken.getMessage());
            drop();
        }
    }

    @Override
    public void close() {
        heart.shutdown();
        giveBack();
    }

    private synchronized void giveBack() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (beats != null) {
            beats.cancel(false);
        }
        Handle open = handle;
        try {
            if (open == null) {
                open = database.open(CANNOT_GIVE_BACK);
                handle = open;
            }
            open.useTransaction(transaction -> statements.giveBack(transaction, token));
        } catch (JdbiException failure) {
            tellUngiven(database.problem(CANNOT_GIVE_BACK, failure));
        } catch (TicketPlatformException away) {
            tellUngiven(away);
        } finally {
            drop();
        }
    }

    private void tellUngiven(TicketPlatformException failure) {
        LOG.warn(
                "{} It ends by itself in {} s.",
                failure.getMessage(),
                database.settings().lease().toSeconds());
    }

    /** The next use connects anew; a transaction that went on is undone by the database. */
    private void drop() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            PostgresDatabase.close(open);
        }
    }
}
