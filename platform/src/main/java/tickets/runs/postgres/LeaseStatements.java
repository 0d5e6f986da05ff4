package tickets.runs.postgres;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tickets.runs.LeaseHolder;

/** What the lease of one lake asks of the database, by whose clock alone it lasts. Failures are Jdbi's. */
final class LeaseStatements {

    private static final double MILLIS_A_SECOND = 1000.0;
    private static final String SELECT = """
            select
                token, run_id, command, pid, host, since,
                coalesce(expires_at > clock_timestamp(), false) as is_alive
            from writer_lease
            where lake = :lake
            """;

    private final String lake;
    private final Duration length;

    LeaseStatements(String lake, Duration length) {
        this.lake = lake;
        this.length = length;
    }

    Optional<LeaseRow> find(Handle handle) {
        return handle.createQuery(SELECT)
                .bind("lake", lake)
                .map((row, context) -> LeaseRow.of(row))
                .findOne();
    }

    /** Locks the row unless it is locked, in the transaction that goes on. */
    Optional<LeaseRow> lockUnlessLocked(Handle handle) {
        return handle.createQuery(SELECT + " for update skip locked")
                .bind("lake", lake)
                .map((row, context) -> LeaseRow.of(row))
                .findOne();
    }

    /** Locks the row, in the transaction that goes on. */
    Optional<LeaseRow> lock(Handle handle) {
        return handle.createQuery(SELECT + " for update")
                .bind("lake", lake)
                .map((row, context) -> LeaseRow.of(row))
                .findOne();
    }

    /** From here on the transaction ends by itself when its process is silent for as long as a lease lasts. */
    void limitSilence(Handle handle) {
        handle.createQuery("select set_config('idle_in_transaction_session_timeout', :millis, true)")
                .bind("millis", Long.toString(length.toMillis()))
                .mapTo(String.class)
                .one();
    }

    /** Makes the row of a lake that has none; its first holder is already there when this returns false. */
    boolean addFirst(Handle handle, LeaseHolder holder) {
        return bind(handle.createUpdate("""
                        insert into writer_lease (lake, token, run_id, command, pid, host, since, expires_at)
                        values (
                            :lake, 1, :run_id, :command, :pid, :host, clock_timestamp(),
                            clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (lake) do nothing
                        """), holder).bind("seconds", seconds()).execute() == 1;
    }

    /** Gives the locked row to the next holder. */
    void takeOver(Handle handle, LeaseHolder holder) {
        bind(handle.createUpdate("""
                        update writer_lease
                        set
                            token = token + 1, run_id = :run_id, command = :command, pid = :pid, host = :host,
                            since = clock_timestamp(),
                            expires_at = clock_timestamp() + make_interval(secs => :seconds)
                        where lake = :lake
                        """), holder).bind("seconds", seconds()).execute();
    }

    /** Begins the record of the holder that the row names now, and ends the one before. */
    void beginTenure(Handle handle) {
        handle.createUpdate("""
                update writer_tenure
                set ended_at = writer_lease.since, ending = 'taken over'
                from writer_lease
                where writer_lease.lake = :lake and writer_tenure.lake = :lake and ended_at is null
                """).bind("lake", lake).execute();
        handle.createUpdate("""
                insert into writer_tenure (lake, token, run_id, command, pid, host, taken_at)
                select lake, token, run_id, command, pid, host, since
                from writer_lease
                where lake = :lake
                """).bind("lake", lake).execute();
    }

    /** Prolongs the lease of the holder with that token; false when there is a later one. */
    boolean prolong(Handle handle, long token) {
        return handle.createUpdate("""
                        update writer_lease
                        set expires_at = clock_timestamp() + make_interval(secs => :seconds)
                        where lake = :lake and token = :token
                        """)
                        .bind("lake", lake)
                        .bind("token", token)
                        .bind("seconds", seconds())
                        .execute()
                == 1;
    }

    void giveBack(Handle handle, long token) {
        handle.createUpdate("update writer_lease set expires_at = null where lake = :lake and token = :token")
                .bind("lake", lake)
                .bind("token", token)
                .execute();
        handle.createUpdate("""
                update writer_tenure
                set ended_at = clock_timestamp(), ending = 'given back'
                where lake = :lake and token = :token and ended_at is null
                """).bind("lake", lake).bind("token", token).execute();
    }

    private Update bind(Update statement, LeaseHolder holder) {
        return statement
                .bind("lake", lake)
                .bind("run_id", holder.runId().value())
                .bind("command", holder.command())
                .bind("pid", holder.pid())
                .bind("host", holder.host());
    }

    private double seconds() {
        return length.toMillis() / MILLIS_A_SECOND;
    }
}
