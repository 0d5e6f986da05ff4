package tickets.ingest;

import java.util.List;
import java.util.Map;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RawFiles;

/**
 * Ingests raw tickets: judges every record, makes the tables and publishes them as one set. A run that fails at any
 * point leaves what readers see as it was.
 */
public final class IngestTickets {

    private final TableRuns runs;
    private final RawFiles rawFiles;
    private final RawRecords records;
    private final String rawFile;

    /**
     * @param runs carries a run from judged records to a published set
     * @param rawFiles finds the raw files
     * @param records judges them
     * @param rawFile what to look for
     */
    IngestTickets(TableRuns runs, RawFiles rawFiles, RawRecords records, String rawFile) {
        this.runs = runs;
        this.rawFiles = rawFiles;
        this.records = records;
        this.rawFile = rawFile;
    }

    /**
     * Runs an ingest to its end; a failure is told in the report.
     *
     * @param maskedSettings the settings in force, for the run's record
     * @param whenEmpty what an input without one record means for the tables there are
     */
    public IngestReport ingest(Map<String, String> maskedSettings, WhenEmpty whenEmpty) {
        return runs.run("ingest", maskedSettings, whenEmpty, workplace -> {
            List<RawFile> files = workplace.run().step("find", notes -> {
                List<RawFile> found = rawFiles.find(rawFile);
                notes.count("files", found.size());
                return found;
            });
            return workplace.run().<JudgedRaw>step("bronze", notes -> {
                JudgedRaw judged = records.judge(files, workplace);
                notes.count("read", judged.read());
                notes.count("accepted", judged.accepted());
                notes.count("quarantined", judged.quarantined());
                return judged;
            });
        });
    }
}
