package tickets.runs.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import tickets.runs.Run;
import tickets.runs.RunCounts;
import tickets.runs.RunEnd;
import tickets.runs.RunError;
import tickets.runs.RunId;
import tickets.runs.RunOutcome;
import tickets.runs.RunStatus;
import tickets.runs.StepRecord;
import tickets.runs.StepStatus;

/** Runs and steps as rows of the tables {@code run} and {@code run_step}. */
final class RunRows {

    private static final double MILLIS_A_SECOND = 1000.0;

    private RunRows() {}

    static void insert(Handle handle, LakeScope lake, Run run) {
        var statement = lake.applyTo(handle.createUpdate("""
                insert into run (
                    <lake_column>id, command, status, started_at, ended_at, settings, read_count, accepted_count, quarantined_count,
                    superseded_count, offline_count, online_count, violations, warnings,
                    error_kind, error_message, error_remedy)
                values (
                    <lake_value>:id, :command, :status, :started_at, :ended_at, :settings, :read, :accepted,
                    :quarantined, :superseded, :offline, :online, :violations, :warnings,
                    :error_kind, :error_message, :error_remedy)
                """))
                .bind("id", run.id().value())
                .bind("command", run.command())
                .bind("status", run.status().text())
                .bind("started_at", run.startedAt().toString())
                .bind("ended_at", run.endedAt() == null ? null : run.endedAt().toString())
                .bind("settings", FlatJson.ofTexts(run.settings()));
        bindError(bindOutcome(statement, run.outcome()), run.error()).execute();
    }

    /** Returns how many rows there were: 0 or 1. */
    static int end(Handle handle, LakeScope lake, RunId id, RunEnd end) {
        var statement = lake.applyTo(handle.createUpdate("""
                update run
                set
                    status = :status, ended_at = :ended_at, read_count = :read, accepted_count = :accepted,
                    quarantined_count = :quarantined, superseded_count = :superseded, offline_count = :offline,
                    online_count = :online, violations = :violations, warnings = :warnings,
                    error_kind = :error_kind, error_message = :error_message, error_remedy = :error_remedy
                where <of_lake> and id = :id
                """))
                .bind("id", id.value())
                .bind("status", end.status().text())
                .bind("ended_at", end.at().toString());
        return bindError(bindOutcome(statement, end.outcome()), end.error()).execute();
    }

    /** Does nothing when the step is there already: an answer may get lost, and the write comes again. */
    static void insertStep(Handle handle, LakeScope lake, RunId id, StepRecord step) {
        var statement = lake.applyTo(handle.createUpdate("""
                insert into run_step (
                    <lake_column>run_id, position, name, status, attempts, started_at, duration_seconds, counts,
                    error_kind, error_message, error_remedy)
                select
                    <lake_value>:run_id, count(*), :name, :status, :attempts, :started_at, :seconds, :counts,
                    :error_kind, :error_message, :error_remedy
                from run_step
                where <of_lake> and run_id = :run_id
                having coalesce(sum(case when name = :name and started_at = :started_at then 1 else 0 end), 0) = 0
                """))
                .bind("run_id", id.value())
                .bind("name", step.name())
                .bind("status", step.status().text())
                .bind("attempts", step.attempts())
                .bind("started_at", step.startedAt().toString())
                .bind("seconds", step.seconds())
                .bind("counts", FlatJson.ofNumbers(step.counts()));
        bindError(statement, step.error()).execute();
    }

    private static <S extends SqlStatement<S>> S bindOutcome(S statement, RunOutcome outcome) {
        return statement
                .bind("read", outcome.counts().read())
                .bind("accepted", outcome.counts().accepted())
                .bind("quarantined", outcome.counts().quarantined())
                .bind("superseded", outcome.counts().superseded())
                .bind("offline", outcome.counts().offline())
                .bind("online", outcome.counts().online())
                .bind("violations", FlatJson.ofNumbers(outcome.violations()))
                .bind("warnings", FlatJson.ofNumbers(outcome.warnings()));
    }

    private static <S extends SqlStatement<S>> S bindError(S statement, @Nullable RunError error) {
        return statement
                .bind("error_kind", error == null ? null : error.kind())
                .bind("error_message", error == null ? null : error.message())
                .bind("error_remedy", error == null ? null : error.remedy());
    }

    static Run runWithoutSteps(ResultSet row) throws SQLException {
        String endedAt = row.getString("ended_at");
        return new Run(
                new RunId(row.getString("id")),
                row.getString("command"),
                RunStatus.of(row.getString("status")),
                Instant.parse(row.getString("started_at")),
                endedAt == null ? null : Instant.parse(endedAt),
                FlatJson.texts(row.getString("settings")),
                List.of(),
                outcome(row),
                error(row));
    }

    static StepRecord step(ResultSet row) throws SQLException {
        return new StepRecord(
                row.getString("name"),
                StepStatus.of(row.getString("status")),
                row.getInt("attempts"),
                Instant.parse(row.getString("started_at")),
                Duration.ofMillis(Math.round(row.getDouble("duration_seconds") * MILLIS_A_SECOND)),
                FlatJson.numbers(row.getString("counts")),
                error(row));
    }

    private static RunOutcome outcome(ResultSet row) throws SQLException {
        RunCounts counts = new RunCounts(
                row.getLong("read_count"),
                row.getLong("accepted_count"),
                row.getLong("quarantined_count"),
                row.getLong("superseded_count"),
                row.getLong("offline_count"),
                row.getLong("online_count"));
        return new RunOutcome(
                counts, FlatJson.numbers(row.getString("violations")), FlatJson.numbers(row.getString("warnings")));
    }

    private static @Nullable RunError error(ResultSet row) throws SQLException {
        String kind = row.getString("error_kind");
        return kind == null ? null : new RunError(kind, row.getString("error_message"), row.getString("error_remedy"));
    }
}
