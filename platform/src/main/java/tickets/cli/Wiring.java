package tickets.cli;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import tickets.config.DataSettings;
import tickets.config.EngineSettings;
import tickets.config.LoadedSettings;
import tickets.config.Secret;
import tickets.config.Settings;
import tickets.ingest.Ingest;
import tickets.ingest.IngestReport;
import tickets.ingest.IngestSettings;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.lake.ObjectStore;
import tickets.lake.local.LocalObjectStore;
import tickets.lake.s3.S3ObjectStore;
import tickets.lake.s3.S3Settings;
import tickets.lineage.Lineage;
import tickets.lineage.LineageEvents;
import tickets.logging.Logging;
import tickets.logging.LoggingSettings;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.online.redis.RedisOnlineStore;
import tickets.problem.InvalidInput;
import tickets.runs.FileWriterLease;
import tickets.runs.RetrySettings;
import tickets.runs.RunHistory;
import tickets.runs.RunSettings;
import tickets.runs.Runs;
import tickets.runs.WriterLease;
import tickets.runs.postgres.PostgresRunHistory;
import tickets.runs.postgres.PostgresSettings;
import tickets.runs.postgres.PostgresWriterLease;
import tickets.runs.sqlite.SqliteRunHistory;
import tickets.ticket.Contract;
import tickets.ticket.SiteVocabulary;

/** Makes the parts of the program out of settings: the one place that knows which implementation serves which port. */
public final class Wiring {

    private final LoadedSettings loaded;

    Wiring(LoadedSettings loaded) {
        this.loaded = loaded;
    }

    Settings settings() {
        return loaded.settings();
    }

    Map<String, String> maskedSettings() {
        return loaded.maskedMap();
    }

    Logging logging(Console console) {
        return Logging.start(loggingSettings(), console.err());
    }

    /** Like {@link #logging}, for a process that tells how it ends itself. */
    Logging loggingUntilClosed(Console console) {
        return Logging.startUntilClosed(loggingSettings(), console.err());
    }

    private LoggingSettings loggingSettings() {
        var logging = settings().logging();
        return new LoggingSettings(
                logging.folder(), Level.valueOf(logging.level().name()));
    }

    ObjectStore objectStore() {
        return objectStore(settings().data());
    }

    /** The store that {@code data} names; nothing is read from it yet. */
    public static ObjectStore objectStore(DataSettings data) {
        return switch (data.store()) {
            case LOCAL -> new LocalObjectStore(data.root().toAbsolutePath().normalize());
            case S3 ->
                new S3ObjectStore(new S3Settings(
                        data.endpoint(),
                        data.region(),
                        data.bucket(),
                        revealed(data.accessKey()),
                        revealed(data.secretKey())));
        };
    }

    OnlineStore onlineStore() {
        var redis = settings().redis();
        String host = redis.host();
        if (host == null) {
            return new EmbeddedOnlineStore(stateRoot().resolve("online.db"));
        }
        return new RedisOnlineStore(new tickets.online.redis.RedisSettings(
                host,
                redis.port(),
                redis.username(),
                revealed(redis.password()),
                redis.tls(),
                null,
                redis.prefix(),
                redis.timeout()));
    }

    private static @Nullable String revealed(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    /** Run history for a writer; made when it does not exist yet. */
    RunHistory historyForWriting() {
        PostgresSettings database = runsDatabase();
        return database == null ? SqliteRunHistory.open(stateRoot()) : PostgresRunHistory.open(database);
    }

    /** Run history for a reader; changes nothing on disk. */
    RunHistory historyForReading() {
        PostgresSettings database = runsDatabase();
        return database == null
                ? SqliteRunHistory.openForReading(stateRoot())
                : PostgresRunHistory.openForReading(database);
    }

    Runs runs(RunHistory history) {
        var retry = settings().retry();
        return new Runs(
                history,
                writerLease(),
                new RunSettings(
                        settings().runs().waitForWriter(),
                        new RetrySettings(retry.attempts(), retry.firstDelay(), retry.maxDelay())),
                clock(),
                new SecureRandom());
    }

    private WriterLease writerLease() {
        PostgresSettings database = runsDatabase();
        return database == null ? new FileWriterLease(stateRoot(), clock()) : new PostgresWriterLease(database);
    }

    /** Where several machines record their runs; null: in files of this machine. */
    private @Nullable PostgresSettings runsDatabase() {
        var runs = settings().runs();
        URI url = runs.url();
        return url == null
                ? null
                : new PostgresSettings(
                        url,
                        runs.username(),
                        revealed(runs.password()),
                        new LakeName(settings().data()).text(),
                        runs.lease());
    }

    /**
     * For a command that only the embedded engine carries out.
     *
     * @param doing what it does, as it follows "Cannot"
     * @param remedy what to do instead
     */
    void requireEmbeddedEngine(String doing, String remedy) {
        if (settings().engine().kind() != EngineSettings.Kind.DUCKDB) {
            throw new InvalidInput(
                    "Cannot " + doing + " with engine=spark: only the embedded engine does that.", remedy);
        }
    }

    Contract contract() {
        return Contract.of(SiteVocabulary.from(settings().contract()));
    }

    /** Opens the log and all that a run writes to, for as long as {@code work} takes. */
    @SuppressWarnings("try") // the log is open for as long as the work goes on
    IngestReport whileWriting(Console console, Function<Ingest, IngestReport> work) {
        try (Logging log = logging(console)) {
            return writing(work);
        }
    }

    /** Opens all that a run writes to, for as long as {@code work} takes. */
    IngestReport writing(Function<Ingest, IngestReport> work) {
        try (ObjectStore store = objectStore();
                OnlineStore online = onlineStore();
                RunHistory history = historyForWriting();
                Lineage lineage = lineage()) {
            return work.apply(ingest(store, online, history, lineage));
        }
    }

    private Lineage lineage() {
        var lineage = settings().lineage();
        return lineage.isWanted() ? new LineageEvents(lineage, Version.ofProgram()) : Lineage.NONE;
    }

    Ingest ingest(ObjectStore store, OnlineStore online, RunHistory history) {
        return ingest(store, online, history, Lineage.NONE);
    }

    private Ingest ingest(ObjectStore store, OnlineStore online, RunHistory history, Lineage lineage) {
        return new Ingest(ingestSettings(), store, online, runs(history), contract(), lineage, clock());
    }

    IngestSettings ingestSettings() {
        DataSettings data = settings().data();
        return new IngestSettings(
                data.rawFile(),
                fixedNames(),
                data.numOnline(),
                data.maxRecordBytes().bytes(),
                data.maxQuarantined(),
                OnMalformed.valueOf(data.onMalformed().name()),
                settings().engine().memoryLimit().bytes(),
                engineThreads(),
                runFiles().resolve("work"),
                data.store() == DataSettings.Store.S3 ? runFiles().resolve("parts") : null);
    }

    /**
     * Where runs keep files of their own, which each run tidies up. The lease in a database is one for a lake and not
     * one for a state folder, so that two runs may go on there.
     */
    private Path runFiles() {
        return settings().runs().url() == null
                ? stateRoot()
                : stateRoot().resolve("lakes").resolve(new LakeName(settings().data()).folder());
    }

    int engineThreads() {
        return settings().engine().threadsOn(Runtime.getRuntime().availableProcessors());
    }

    /** Table name to the key under which everybody else's tools find the table. */
    Map<String, String> fixedNames() {
        DataSettings data = settings().data();
        Map<String, String> names = new LinkedHashMap<>();
        names.put("bronze/tickets", data.bronzeFile());
        names.put("quarantine/tickets", data.quarantineFile());
        names.put("offline/tickets", data.offlineFile());
        names.put("online/tickets", data.onlineFile());
        return names;
    }

    Path stateRoot() {
        return settings().state().root().toAbsolutePath().normalize();
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
