package tickets.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgingSettings.OnMalformed;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.RunFacts;
import tickets.lake.StoredObject;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.EngineSettings;
import tickets.lake.local.LocalObjectStore;
import tickets.lineage.Lineage;
import tickets.online.OnlineStore;
import tickets.online.OnlineVerification;
import tickets.online.embedded.EmbeddedOnlineStore;
import tickets.runs.FileWriterLease;
import tickets.runs.InMemoryRunHistory;
import tickets.runs.RetrySettings;
import tickets.runs.Run;
import tickets.runs.RunHistory;
import tickets.runs.RunId;
import tickets.runs.RunSettings;
import tickets.runs.Runs;
import tickets.ticket.Contract;
import tickets.ticket.DefaultContract;

/** A whole lake of a test's own: {@code lake.raw("raw/tickets.json", text).ingest()}. Tries every step once. */
public final class IngestFixture implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MEBIBYTE = 1 << 20;

    private final Path folder;
    private final Clock clock = new EverLater(Instant.parse("2026-07-15T00:00:00Z"));
    private RunHistory history = new InMemoryRunHistory("memory");
    private ObjectStore store;
    private OnlineStore online;
    private Contract contract = DefaultContract.load();
    private String rawFile = "raw/tickets.json";
    private int numOnline = 1_000;
    private long maxRecordBytes = 64 * MEBIBYTE;
    private double maxQuarantined = 0.1;
    private OnMalformed onMalformed = OnMalformed.FAIL;
    private int attempts = 1;
    private Runnable whileJudging = () -> {};
    private Lineage lineage = Lineage.NONE;
    private @Nullable Path partsFolder;

    private IngestFixture(Path folder, ObjectStore store, OnlineStore online) {
        this.folder = folder;
        this.store = store;
        this.online = online;
    }

    /** An empty lake with an embedded online store. */
    public static IngestFixture in(Path folder) {
        return in(
                folder,
                new LocalObjectStore(folder.resolve("lake")),
                new EmbeddedOnlineStore(folder.resolve("state/online.db")));
    }

    /** An empty lake in other stores; they are closed with it. */
    public static IngestFixture in(Path folder, ObjectStore store, OnlineStore online) {
        return new IngestFixture(folder, store, online);
    }

    public IngestFixture raw(String key, String text) {
        return raw(key, text.getBytes(StandardCharsets.UTF_8));
    }

    public IngestFixture raw(String key, byte[] content) {
        store.write(key, content);
        return this;
    }

    public IngestFixture reading(String newRawFile) {
        rawFile = newRawFile;
        return this;
    }

    public IngestFixture withNumOnline(int newNumOnline) {
        numOnline = newNumOnline;
        return this;
    }

    public IngestFixture withMaxRecordBytes(long newMaxRecordBytes) {
        maxRecordBytes = newMaxRecordBytes;
        return this;
    }

    public IngestFixture withMaxQuarantined(double newMaxQuarantined) {
        maxQuarantined = newMaxQuarantined;
        return this;
    }

    public IngestFixture keepingWhatCameBefore() {
        onMalformed = OnMalformed.QUARANTINE;
        return this;
    }

    public IngestFixture withContract(Contract newContract) {
        contract = newContract;
        return this;
    }

    public IngestFixture withAttempts(int newAttempts) {
        attempts = newAttempts;
        return this;
    }

    public IngestFixture withStore(ObjectStore newStore) {
        store = newStore;
        return this;
    }

    public IngestFixture withOnline(OnlineStore newOnline) {
        online = newOnline;
        return this;
    }

    public IngestFixture withHistory(RunHistory newHistory) {
        history = newHistory;
        return this;
    }

    /** As for a store that is not on this machine. */
    public IngestFixture keepingPartsIn(Path newPartsFolder) {
        partsFolder = newPartsFolder;
        return this;
    }

    /** Something that happens while records are judged, after everything was found ready. */
    public IngestFixture whileJudging(Runnable event) {
        whileJudging = event;
        return this;
    }

    public IngestFixture tellingLineageTo(Lineage listener) {
        lineage = listener;
        return this;
    }

    /** A run that dies without a word. */
    public Run killedRun(String command) {
        Run run = Run.started(RunId.at(clock.instant(), new Random(7)), command, clock.instant(), Map.of());
        history.add(run);
        return run;
    }

    public IngestReport ingest() {
        return ingest(WhenEmpty.KEEP_TABLES, WhichFiles.UNKNOWN);
    }

    public IngestReport ingestAllowingEmpty() {
        return ingest(WhenEmpty.PUBLISH_EMPTY_TABLES, WhichFiles.UNKNOWN);
    }

    /** Judges every raw file, whether it was judged before or not. */
    public IngestReport ingestAll() {
        return ingest(WhenEmpty.KEEP_TABLES, WhichFiles.ALL);
    }

    private IngestReport ingest(WhenEmpty whenEmpty, WhichFiles which) {
        return useCases().tickets((records, read, total) -> whileJudging.run()).ingest(Map.of(), whenEmpty, which);
    }

    /** What an ingest would do. */
    public IngestPlan plan(WhichFiles which) {
        RunFacts facts = new RunFacts("plan", clock.instant(), numOnline);
        Path planFolder = scratch().resolve("plan");
        try (DuckDbEngine engine =
                DuckDbEngine.start(new EngineSettings(256 * MEBIBYTE, 1, Files.createDirectories(planFolder)), facts)) {
            return new PlanIngest(settings(), store, contract, (records, read, total) -> {})
                    .plan(which, WhenEmpty.KEEP_TABLES, engine, planFolder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public IngestReport replay() {
        return useCases().replay().replay(Map.of());
    }

    private Ingest useCases() {
        RetrySettings retry = new RetrySettings(attempts, Duration.ofMillis(1), Duration.ofMillis(1));
        Runs runs = new Runs(
                history,
                new FileWriterLease(folder.resolve("state"), clock),
                new RunSettings(Duration.ZERO, retry),
                clock,
                new Random(42));
        return new Ingest(settings(), store, online, runs, contract, lineage, clock);
    }

    private IngestSettings settings() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String table : List.of("bronze", "quarantine", "offline", "online")) {
            names.put(table + "/tickets", table + "/tickets.parquet");
        }
        return new IngestSettings(
                rawFile,
                names,
                numOnline,
                maxRecordBytes,
                maxQuarantined,
                onMalformed,
                512 * MEBIBYTE,
                2,
                workFolder(),
                partsFolder);
    }

    /** Where unfinished files go; empty or absent between two runs. */
    public Path workFolder() {
        return folder.resolve("state/work");
    }

    public ObjectStore store() {
        return store;
    }

    public OnlineStore online() {
        return online;
    }

    /** The set in force; fails when there is none. */
    public TableSet inForce() {
        return new PublishedTables(store).current().orElseThrow();
    }

    /** All rows of a table of the set in force, e.g. {@code rows("offline/tickets")}. */
    public List<JsonNode> rows(String table) {
        return rowsOf(inForce().key(table).orElseThrow());
    }

    /** All rows of the Parquet file under {@code key}. */
    public List<JsonNode> rowsOf(String key) {
        List<JsonNode> rows = new ArrayList<>();
        Path file = store.localFile(key, scratch());
        String sql = "select cast(to_json(t) as varchar) from read_parquet('"
                + file.toString().replace("'", "''") + "') as t";
        reading(session -> {
            try (DuckDbRows<String> texts = session.rows("look at a table", sql, row -> row.getString(1))) {
                texts.forEachRemaining(text -> rows.add(parsed(text)));
            }
        });
        return rows;
    }

    /** One column of a table of the set in force, as text. */
    public List<String> column(String table, String column) {
        return rows(table).stream().map(row -> row.get(column).asText()).toList();
    }

    public QuarantineSummary quarantine() {
        List<QuarantineSummary> summary = new ArrayList<>();
        reading(session -> summary.add(new SummariseQuarantine(store).of(null, session, scratch())));
        return summary.get(0);
    }

    public QuarantineSummary quarantineOf(String runId) {
        List<QuarantineSummary> summary = new ArrayList<>();
        reading(session -> summary.add(new SummariseQuarantine(store).of(runId, session, scratch())));
        return summary.get(0);
    }

    public OnlineVerification verification() {
        List<OnlineVerification> verification = new ArrayList<>();
        reading(session -> verification.add(new VerifyPublished(store, online).verify(session, scratch())));
        return verification.get(0);
    }

    /** Everything that any reader can see: pointer and tables by key, and every document; compare two of these. */
    public Map<String, String> whatReadersSee() {
        Map<String, String> seen = new TreeMap<>();
        for (String key : keys()) {
            if (!key.startsWith("raw/") && !key.startsWith("_platform/refused/")) {
                seen.put(key, Arrays.hashCode(store.read(key).orElseThrow()) + "");
            }
        }
        seen.put("online set", online.current().toString());
        seen.put("documents", online.recent(Integer.MAX_VALUE).toString());
        return seen;
    }

    /** All keys of the store, those of raw files and of parts not counted. */
    public List<String> keys() {
        return store.list("").stream()
                .map(StoredObject::key)
                .filter(key -> !key.startsWith("raw/") && !key.startsWith("_platform/parts/"))
                .collect(Collectors.toList());
    }

    /** The keys of all parts that are kept. */
    public List<String> parts() {
        return store.list("_platform/parts/").stream().map(StoredObject::key).toList();
    }

    /** The keys of a lake in which only these runs have left something: the one in force and the one before. */
    public static List<String> keysOf(String... runIds) {
        List<String> keys = new ArrayList<>(List.of("_platform/current.json"));
        for (String runId : runIds) {
            for (String table : List.of("bronze", "offline", "online", "quarantine", "warnings")) {
                keys.add(PublishedTables.key(runId, table + "/tickets"));
            }
            keys.add(PublishedTables.contentsKey(runId));
        }
        for (String table : List.of("bronze", "offline", "online", "quarantine")) {
            keys.add(table + "/tickets.parquet");
        }
        return keys;
    }

    private void reading(Consumer<DuckDbSession> work) {
        RunFacts facts = new RunFacts("reading", clock.instant(), numOnline);
        try (DuckDbEngine engine = DuckDbEngine.start(new EngineSettings(256 * MEBIBYTE, 1, scratch()), facts);
                DuckDbSession session = engine.session()) {
            work.accept(session);
        }
    }

    private Path scratch() {
        try {
            return Files.createDirectories(folder.resolve("scratch"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        online.close();
        store.close();
    }

    /** A second passes between two looks, so that runs have an order. */
    private static final class EverLater extends Clock implements InstantSource {

        private Instant now;

        EverLater(Instant start) {
            now = start;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
