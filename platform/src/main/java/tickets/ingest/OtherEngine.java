package tickets.ingest;

import java.util.Map;
import tickets.config.Settings;

/**
 * An engine that is not in this program because its class path must not meet the platform's: Spark. Its module provides
 * one as a service ({@link java.util.ServiceLoader}); without it, the program starts itself anew with that module.
 */
public interface OtherEngine {

    /**
     * Runs an ingest to its end; a failure is told in the report.
     *
     * @param ports what the run works on; recorded and published through them as every run is
     * @param settings all settings in force
     * @param maskedSettings the settings for the run's record
     * @param whenEmpty what an input without one record means for the tables there are
     * @param which which raw files are judged
     * @throws tickets.problem.Conflict when another writer holds the lake
     */
    IngestReport ingest(
            Ingest ports, Settings settings, Map<String, String> maskedSettings, WhenEmpty whenEmpty, WhichFiles which);
}
