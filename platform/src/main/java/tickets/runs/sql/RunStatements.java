package tickets.runs.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tickets.runs.Run;
import tickets.runs.RunEnd;
import tickets.runs.RunId;
import tickets.runs.StepRecord;

/** What a run history asks of its database; each method belongs into one transaction. Failures are Jdbi's. */
public final class RunStatements {

    private final LakeScope lake;

    private RunStatements(LakeScope lake) {
        this.lake = lake;
    }

    /** For a database that holds the runs of one lake. */
    public static RunStatements ofTheOnlyLake() {
        return new RunStatements(new LakeScope(null));
    }

    /** For a database whose tables have a column {@code lake}. */
    public static RunStatements ofLake(String lake) {
        return new RunStatements(new LakeScope(lake));
    }

    /** Adds a run without steps; a second one of the same id violates the key. */
    public void add(Handle handle, Run run) {
        RunRows.insert(handle, lake, run);
    }

    /** Adds a finished step, once. */
    public void addStep(Handle handle, RunId id, StepRecord step) {
        RunRows.insertStep(handle, lake, id, step);
    }

    /** Ends a run; returns how many there were: 0 or 1. */
    public int end(Handle handle, RunId id, RunEnd end) {
        return RunRows.end(handle, lake, id, end);
    }

    /** Marks every running run but {@code alive} as killed; returns their ids, oldest first. */
    public List<RunId> markKilled(Handle handle, RunId alive) {
        String dead = "<of_lake> and status = 'running' and id != :alive";
        List<RunId> ids = query(handle, "select id from run where " + dead + " order by id")
                .bind("alive", alive.value())
                .map((row, context) -> new RunId(row.getString("id")))
                .list();
        lake.applyTo(handle.createUpdate("update run set status = 'killed' where " + dead))
                .bind("alive", alive.value())
                .execute();
        return ids;
    }

    /** The newest runs with their steps, newest first. */
    public List<Run> newest(Handle handle, int limit) {
        List<String> ids = query(handle, "select id from run where <of_lake> order by id desc limit :limit")
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
        return ids.isEmpty() ? List.of() : runs(handle, ids);
    }

    /** One run with its steps. */
    public Optional<Run> find(Handle handle, RunId id) {
        return runs(handle, List.of(id.value())).stream().findFirst();
    }

    /** Ids that start with {@code prefix}, newest first. */
    public List<RunId> idsStartingWith(Handle handle, String prefix, int limit) {
        return query(
                        handle,
                        "select id from run where <of_lake> and substr(id, 1, length(:prefix)) = :prefix"
                                + " order by id desc limit :limit")
                .bind("prefix", prefix)
                .bind("limit", limit)
                .map((row, context) -> new RunId(row.getString("id")))
                .list();
    }

    /** Runs first, steps after: what is read of a run that goes on is never a step short of its end. */
    private List<Run> runs(Handle handle, List<String> ids) {
        List<Run> bare = query(handle, "select * from run where <of_lake> and id in (<ids>) order by id desc")
                .bindList("ids", ids)
                .map((row, context) -> RunRows.runWithoutSteps(row))
                .list();
        Map<String, List<StepRecord>> steps = query(
                        handle,
                        "select * from run_step where <of_lake> and run_id in (<ids>) order by run_id, position")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getString("run_id"), RunRows.step(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bare.stream()
                .map(run -> run.withSteps(steps.getOrDefault(run.id().value(), List.of())))
                .toList();
    }

    private Query query(Handle handle, String sql) {
        return lake.applyTo(handle.createQuery(sql));
    }
}
