package tickets.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tickets.runs.postgres.TestDatabase;

/** Who held the lease of a lake, and what they published, as the database tells it. */
final class WriterTenures {

    private static final String TENURES =
            "select token, run_id, taken_at, ended_at, ending from tickets.writer_tenure where lake = ? order by token";
    private static final String PUBLICATIONS = """
            select
                run_id,
                started_at::timestamptz as began_at,
                started_at::timestamptz + make_interval(secs => duration_seconds) as ended_at
            from tickets.run_step
            where lake = ? and name = 'publish' and status = 'succeeded'
            order by started_at
            """;

    private final TestDatabase database;
    private final String lake;

    WriterTenures(TestDatabase database, String lake) {
        this.database = database;
        this.lake = lake;
    }

    /**
     * A holder's time.
     *
     * @param endedAt null while it goes on, or nobody came after a holder that vanished
     */
    record Tenure(
            long token,
            String runId,
            Instant takenAt,
            @Nullable Instant endedAt,
            @Nullable String ending) {}

    /** A publication that came to its end, by the clock of its process. */
    record Published(String runId, Instant beganAt, Instant endedAt) {}

    List<Tenure> all() {
        return read(TENURES, row -> {
            Timestamp ended = row.getTimestamp("ended_at");
            return new Tenure(
                    row.getLong("token"),
                    row.getString("run_id"),
                    row.getTimestamp("taken_at").toInstant(),
                    ended == null ? null : ended.toInstant(),
                    row.getString("ending"));
        });
    }

    List<Published> publications() {
        return read(
                PUBLICATIONS,
                row -> new Published(
                        row.getString("run_id"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()));
    }

    private <T> List<T> read(String sql, Row<T> reading) {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, lake);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reading.of(found));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
