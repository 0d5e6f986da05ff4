package tickets.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings that belong to no store: seed, split, state, retry, engine, logging. */
final class GeneralKeys {

    private static final SettingType<Double> SHARE =
            SettingTypes.number(share -> share > 0 && share < 1, "a number above 0 and below 1");

    static final SettingKey<Long> SEED = new SettingKey<>(
            "seed", SettingTypes.wholeNumber(), "42", "the number that every random choice starts from");
    static final SettingKey<Double> TRAIN =
            new SettingKey<>("split.train", SHARE, "0.7", "the share of examples that models learn from");
    static final SettingKey<Double> VALIDATION =
            new SettingKey<>("split.val", SHARE, "0.15", "the share of examples that models are tuned on");
    static final SettingKey<Double> TEST =
            new SettingKey<>("split.test", SHARE, "0.15", "the share of examples that models are judged by");

    static final SettingKey<Path> STATE_ROOT = new SettingKey<>(
            "state.root",
            SettingTypes.folder(),
            null,
            "folder on this machine for run history, writer's lock, embedded online store and work files; unset:"
                    + " _platform/state below data.root, or tickets/SERVICE/BUCKET below the user's state folder for S3");
    static final SettingKey<Integer> ATTEMPTS = new SettingKey<>(
            "retry.attempts",
            SettingTypes.wholeNumber(1, 100, "an integer from 1 to 100"),
            "4",
            "how often a step is tried in all");
    static final SettingKey<Duration> FIRST_DELAY = new SettingKey<>(
            "retry.first_delay",
            delay(),
            "200ms",
            "pause before the second attempt; it doubles from one attempt to the next");
    static final SettingKey<Duration> MAX_DELAY =
            new SettingKey<>("retry.max_delay", delay(), "5s", "longest pause between two attempts");

    static final SettingKey<EngineSettings.Kind> ENGINE_KIND = new SettingKey<>(
            "engine.kind",
            SettingTypes.choice(EngineSettings.Kind.class),
            "duckdb",
            "which engine makes the tables: DuckDB in this process, or Spark");
    static final SettingKey<ByteSize> MEMORY_LIMIT = new SettingKey<>(
            "engine.memory_limit",
            SettingTypes.size(new ByteSize(50_000_000), new ByteSize(1_000_000_000_000L)),
            "300MB",
            "memory the SQL engine may use before it spills to disk");
    static final SettingKey<Integer> THREADS = new SettingKey<>(
            "engine.threads",
            SettingTypes.wholeNumber(0, 1024, "an integer from 0 to 1024"),
            "0",
            "threads the SQL engine uses; 0: one for each core");

    static final SettingKey<Path> LOG_FOLDER = new SettingKey<>(
            "logging.folder",
            SettingTypes.folder(),
            "logs",
            "folder of the log files, relative to where the command is started");
    static final SettingKey<LoggingSettings.Level> LOG_LEVEL = new SettingKey<>(
            "logging.level",
            SettingTypes.choice(LoggingSettings.Level.class),
            "info",
            "least serious kind of entry that is logged");

    static final List<SettingKey<?>> ALL = List.of(
            SEED,
            TRAIN,
            VALIDATION,
            TEST,
            STATE_ROOT,
            ATTEMPTS,
            FIRST_DELAY,
            MAX_DELAY,
            ENGINE_KIND,
            MEMORY_LIMIT,
            THREADS,
            LOG_FOLDER,
            LOG_LEVEL);

    private GeneralKeys() {}

    static SplitSettings split(SettingValues values) {
        return new SplitSettings(values.require(TRAIN), values.require(VALIDATION), values.require(TEST));
    }

    static StateSettings state(SettingValues values, DataSettings data, StateFolder unlessGiven) {
        Path given = values.find(STATE_ROOT);
        return new StateSettings(given == null ? unlessGiven.of(data) : given);
    }

    static RetrySettings retry(SettingValues values) {
        return new RetrySettings(values.require(ATTEMPTS), values.require(FIRST_DELAY), values.require(MAX_DELAY));
    }

    static EngineSettings engine(SettingValues values) {
        return new EngineSettings(values.require(ENGINE_KIND), values.require(MEMORY_LIMIT), values.require(THREADS));
    }

    static LoggingSettings logging(SettingValues values) {
        return new LoggingSettings(values.require(LOG_FOLDER), values.require(LOG_LEVEL));
    }

    private static SettingType<Duration> delay() {
        return SettingTypes.duration(
                Duration.ofMillis(1), Duration.ofHours(1), "a duration from 1ms to 1h, such as 200ms or 5s");
    }
}
