package tickets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tickets.config.DataSettings;
import tickets.config.LoadedSettings;
import tickets.ingest.Ingest;
import tickets.ingest.IngestReport;
import tickets.ingest.IngestSettings;
import tickets.ingest.WhenEmpty;
import tickets.ingest.WhichFiles;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.local.LocalObjectStore;
import tickets.lineage.Lineage;
import tickets.online.OnlineStore;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.runs.FileWriterLease;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.RetrySettings;
import tickets.runs.RunSettings;
import tickets.runs.Runs;
import tickets.spark.ingest.SparkIngest;
import tickets.ticket.Contract;
import tickets.ticket.SiteVocabulary;

/**
 * A lake of a test's own, which either engine can fill. Tries every step once. Time and chance are the same in each, so
 * that the first run of one has the id and the time of the first run of the other.
 */
public final class TestLake implements AutoCloseable {

    private final LoadedSettings loaded;
    private final Path root;
    private final ObjectStore store;
    private final OnlineStore online;
    private final InMemoryRunHistory history = new InMemoryRunHistory("memory");
    private final Map<String, Object> vocabulary;
    private final Clock clock = new EverLater();
    private final Random chance = new Random(1);
    private OnlineStore publishedTo;
    private ZoneId zone = ZoneOffset.UTC;
    private int attempts = 1;

    private TestLake(LoadedSettings loaded, ObjectStore store, OnlineStore online, Map<String, Object> vocabulary) {
        this.loaded = loaded;
        this.root = loaded.settings().data().root();
        this.store = store;
        this.online = online;
        this.publishedTo = online;
        this.vocabulary = vocabulary;
    }

    /** A lake in a folder, with these settings beside the usual ones. */
    public static TestLake in(Path folder, String... settings) {
        LoadedSettings loaded = TestSettings.in(folder, settings);
        return in(loaded, new LocalObjectStore(loaded.settings().data().root()));
    }

    /** A lake in another store. */
    public static TestLake in(LoadedSettings loaded, ObjectStore store) {
        return new TestLake(
                loaded,
                store,
                new EmbeddedOnlineStore(loaded.settings().state().root().resolve("online.db")),
                loaded.settings().contract());
    }

    /** The same lake, whose runs meet another online store from now on. */
    public TestLake publishingTo(UnaryOperator<OnlineStore> other) {
        publishedTo = other.apply(online);
        return this;
    }

    /** The same lake with a Spark that believes to be elsewhere. */
    public TestLake inZone(ZoneId newZone) {
        zone = newZone;
        return this;
    }

    /** The same lake, whose runs try every step a second time. */
    public TestLake tryingTwice() {
        attempts = 2;
        return this;
    }

    public TestLake raw(String key, String text) {
        return raw(key, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestLake raw(String key, byte[] content) {
        store.write(key, content);
        return this;
    }

    /** An ingest that has to go well. */
    public IngestReport succeedOnSpark() {
        IngestReport report = ingestOnSpark();
        assertThat(report.failure()).isNull();
        return report;
    }

    public IngestReport ingestOnSpark() {
        return ingestOnSpark(WhenEmpty.KEEP_TABLES, WhichFiles.UNKNOWN);
    }

    public IngestReport ingestOnSpark(WhenEmpty whenEmpty, WhichFiles which) {
        return new SparkIngest(zone).ingest(ports(), loaded.settings(), loaded.maskedMap(), whenEmpty, which);
    }

    public IngestReport ingestEmbedded() {
        return ingestEmbedded(WhichFiles.UNKNOWN);
    }

    public IngestReport ingestEmbedded(WhichFiles which) {
        return ports().tickets((records, read, total) -> {}).ingest(loaded.maskedMap(), WhenEmpty.KEEP_TABLES, which);
    }

    private Ingest ports() {
        DataSettings data = loaded.settings().data();
        IngestSettings how = new IngestSettings(
                data.rawFile(),
                fixedNames(data),
                data.numOnline(),
                data.maxRecordBytes().bytes(),
                data.maxQuarantined(),
                OnMalformed.valueOf(data.onMalformed().name()),
                300_000_000,
                2,
                state().resolve("work"),
                null);
        Runs runs = new Runs(
                history,
                new FileWriterLease(state(), clock),
                new RunSettings(Duration.ZERO, new RetrySettings(attempts, Duration.ofMillis(1), Duration.ofMillis(2))),
                clock,
                chance);
        Contract contract = Contract.of(SiteVocabulary.from(vocabulary));
        return new Ingest(how, store, publishedTo, runs, contract, Lineage.NONE, clock);
    }

    private static Map<String, String> fixedNames(DataSettings data) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("bronze/tickets", data.bronzeFile());
        names.put("quarantine/tickets", data.quarantineFile());
        names.put("offline/tickets", data.offlineFile());
        names.put("online/tickets", data.onlineFile());
        return names;
    }

    public TableSet set() {
        return new PublishedTables(store).current().orElseThrow();
    }

    public LoadedSettings settings() {
        return loaded;
    }

    public Path root() {
        return root;
    }

    public Path state() {
        return loaded.settings().state().root();
    }

    public ObjectStore store() {
        return store;
    }

    public OnlineStore online() {
        return online;
    }

    /** Everything below the lake's root but raw files, as paths from there. */
    public Stream<String> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith("raw/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        online.close();
        store.close();
    }
}
