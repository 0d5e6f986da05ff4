package tickets.ingest;

import java.util.Map;

/**
 * Ingests raw tickets: judges every record that was not judged yet, makes the tables and publishes them as one set. A
 * run that fails at any point leaves what readers see as it was.
 */
public final class IngestTickets {

    private final TableRuns runs;
    private final FindSources sources;

    /**
     * @param runs carries a run from its sources to a published set
     * @param sources finds and judges the raw files
     */
    IngestTickets(TableRuns runs, FindSources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    /**
     * Runs an ingest to its end; a failure is told in the report.
     *
     * @param maskedSettings the settings in force, for the run's record
     * @param whenEmpty what an input without one record means for the tables there are
     * @param which which raw files are judged
     */
    public IngestReport ingest(Map<String, String> maskedSettings, WhenEmpty whenEmpty, WhichFiles which) {
        return runs.run("ingest", maskedSettings, whenEmpty, (run, workplace) -> {
            FoundSources found = run.step("find", notes -> {
                FoundSources files = sources.find(which, workplace.startedAt());
                notes.count("files", files.files());
                notes.count("to_judge", files.plan().toJudge().size());
                return files;
            });
            return run.<RunSources>step("bronze", notes -> {
                RunSources taken = sources.take(found, workplace);
                notes.count("read", taken.read());
                notes.count("accepted", taken.read() - taken.quarantined());
                notes.count("quarantined", taken.quarantined());
                return taken;
            });
        });
    }
}
