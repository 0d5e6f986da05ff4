package tickets.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All settings in force, locked.
 *
 * @param seed the number that every random choice starts from
 * @param split how examples are divided for learning
 * @param redis where the online store is, when it is a Redis
 * @param data where tickets come from and where tables go
 * @param state where this machine keeps run history, lock, embedded online store and work files
 * @param runs how runs get along with each other
 * @param retry how often and how patiently a failed step is tried again
 * @param engine which engine makes the tables, and what the embedded one may use
 * @param spark how Spark is run, when it is the engine
 * @param iceberg where the growing tables are, when Spark is the engine
 * @param logging what is logged, and where
 * @param schedule when {@code serve} does what
 * @param lineage who is told what runs read and make
 * @param contract the site vocabularies as they were read, unchecked: text, lists and maps, immutable
 */
public record Settings(
        long seed,
        SplitSettings split,
        RedisSettings redis,
        DataSettings data,
        StateSettings state,
        RunSettings runs,
        RetrySettings retry,
        EngineSettings engine,
        SparkSettings spark,
        IcebergSettings iceberg,
        LoggingSettings logging,
        ScheduleSettings schedule,
        LineageSettings lineage,
        Map<String, Object> contract) {

    public Settings {
        contract = Collections.unmodifiableMap(new LinkedHashMap<>(contract));
    }
}
