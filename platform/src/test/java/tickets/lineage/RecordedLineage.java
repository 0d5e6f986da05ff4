package tickets.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tickets.runs.Run;

/** Keeps what it is told. */
public final class RecordedLineage implements Lineage {

    private final List<Run> started = new ArrayList<>();
    private final List<RunTrace> ended = new ArrayList<>();
    private final List<Run> aborted = new ArrayList<>();

    @Override
    public void started(Run run) {
        started.add(run);
    }

    @Override
    public void ended(RunTrace trace) {
        ended.add(trace);
    }

    @Override
    public void aborted(Run run, Instant foundAt) {
        aborted.add(run);
    }

    @Override
    public void close() {
        // Nothing is under way.
    }

    /** Ids of the runs that began. */
    public List<String> started() {
        return ids(started);
    }

    /** Ids of the runs that were found dead. */
    public List<String> aborted() {
        return ids(aborted);
    }

    /** The run that ended last. */
    public RunTrace last() {
        return ended.get(ended.size() - 1);
    }

    private static List<String> ids(List<Run> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }
}
