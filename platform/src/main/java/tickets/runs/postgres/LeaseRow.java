package tickets.runs.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tickets.runs.LeaseHolder;
import tickets.runs.RunId;

/**
 * The lease of one lake as the database has it.
 *
 * @param token the number of its newest holder
 * @param holder that one
 * @param isAlive whether that one gave a sign of life lately and has not given the lease back
 */
record LeaseRow(long token, LeaseHolder holder, boolean isAlive) {

    static LeaseRow of(ResultSet row) throws SQLException {
        Instant since = row.getTimestamp("since").toInstant();
        LeaseHolder holder = new LeaseHolder(
                new RunId(row.getString("run_id")),
                row.getString("command"),
                row.getLong("pid"),
                row.getString("host"),
                since.truncatedTo(ChronoUnit.SECONDS));
        return new LeaseRow(row.getLong("token"), holder, row.getBoolean("is_alive"));
    }
}
