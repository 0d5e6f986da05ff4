package tickets.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.parts.SetContents;
import tickets.ingest.publishing.Publication;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lineage.InputData;
import tickets.online.OnlineDocument;
import tickets.online.OnlineStore;
import tickets.problem.GateRefused;
import tickets.runs.ActiveRun;

/** Makes the tables out of judged records, proves that nothing is lost, and publishes them. */
final class TablePublishing {

    private final IngestSettings settings;
    private final ObjectStore store;
    private final OnlineStore online;
    private final PublishedTables published;
    private final PublishedContents contents;
    private final Publication publication;
    private final @Nullable PartCopies copies;

    TablePublishing(
            IngestSettings settings,
            ObjectStore store,
            OnlineStore online,
            PublishedTables published,
            Publication publication) {
        this.settings = settings;
        this.store = store;
        this.online = online;
        this.published = published;
        this.contents = new PublishedContents(store, published);
        this.publication = publication;
        this.copies = settings.partCopies();
    }

    /** Removes what killed or failed runs left; only for the holder of the writer's lease. */
    void tidy(Instant startedBefore) {
        store.removeUnfinishedWrites("_platform/", startedBefore);
        settings.fixedNames().values().forEach(name -> store.removeUnfinishedWritesOf(name, startedBefore));
        published.removeOldSets();
        removeUnusedParts();
    }

    private void removeUnusedParts() {
        Set<String> used = contents.removeUnusedParts();
        if (copies != null) {
            copies.open();
            copies.retain(used);
        }
    }

    /** What others are told that the run read. */
    List<InputData> inputs(RunSources sources, String runId) {
        Stream<String> tables = Stream.of(TableBuild.BRONZE, TableBuild.QUARANTINE)
                .map(table -> store.address(
                        Objects.requireNonNull(settings.fixedNames().get(table))));
        return RunInputs.of(runId, sources, store, tables);
    }

    void makeAndPublish(
            ActiveRun run, Workplace workplace, RunSources sources, WhenEmpty whenEmpty, RunFindings findings) {
        String runId = workplace.runId();
        try (TableBuild build = new TableBuild(workplace.engine(), workplace.folder(), runId);
                StagedTables staged = new StagedTables(store, runId)) {
            run.step("quarantine", () -> {
                Path quarantine = build.joined(TableBuild.QUARANTINE, sources.parts(RunSource::quarantine));
                gate(sources, whenEmpty, runId, quarantine, findings);
                staged.add(TableBuild.QUARANTINE, quarantine);
                staged.add(TableBuild.WARNINGS, build.joined(TableBuild.WARNINGS, sources.parts(RunSource::warnings)));
                sources.parts(RunSource::fresh).forEach(staged::addPart);
            });
            OfflineTable offline = makeTables(run, workplace, build, staged, sources);
            Ledger ledger = ledger(build, staged, sources);
            findings.ledger(ledger);
            run.step("ledger", () -> ledger.check(runId));
            findings.made(settings.fixedNames().entrySet().stream()
                    .map(name -> staged.made(name.getKey(), store.address(name.getValue())))
                    .toList());
            SetContents made = new SetContents(
                    sources.sources().stream().map(RunSource::judged).toList(), offline.slices());
            run.step("publish", () -> {
                publish(workplace, build, staged, made);
                removeUnusedParts();
            });
            keepCopies(sources);
            tellFiles(findings);
        }
    }

    /** So that the next run has them here already. */
    private void keepCopies(RunSources sources) {
        PartCopies kept = copies;
        if (kept != null) {
            sources.parts(RunSource::fresh).forEach(kept::keep);
        }
    }

    private OfflineTable makeTables(
            ActiveRun run, Workplace workplace, TableBuild build, StagedTables staged, RunSources sources) {
        BronzeTable bronze = run.step("join", notes -> {
            BronzeTable joined = build.bronze(sources.parts(RunSource::bronze));
            staged.add(TableBuild.BRONZE, joined.file());
            return joined;
        });
        TablesBefore before = new TablesBefore(store, published, contents, workplace.folder());
        OfflineTable offline = run.step("offline", notes -> {
            OfflineTable made = build.offline(bronze, before, settings.threads());
            notes.count("rows", staged.add(TableBuild.OFFLINE, made.file()));
            notes.count("slices", made.slices().size());
            notes.count("made", made.made());
            return made;
        });
        run.step("online", notes -> {
            Path online = build.online();
            notes.count("rows", staged.add(TableBuild.ONLINE, online));
            notes.count("evicted", build.evicted(before));
            return online;
        });
        return offline;
    }

    private Ledger ledger(TableBuild build, StagedTables staged, RunSources sources) {
        return new Ledger(
                sources.readInAll(),
                staged.rows(TableBuild.BRONZE),
                staged.rows(TableBuild.QUARANTINE),
                build.superseded(),
                staged.rows(TableBuild.OFFLINE),
                build.dated(),
                staged.rows(TableBuild.ONLINE),
                settings.numOnline());
    }

    /** Tells where everything is that was published. */
    void tellFiles(RunFindings findings) {
        settings.fixedNames().forEach((table, name) -> findings.file(layer(table), store.address(name)));
        findings.file("online_store", online.address());
    }

    private static String layer(String table) {
        return table.substring(0, table.indexOf('/'));
    }

    /** Refuses the run when too much of its input is bad; what is bad is kept where it can be looked at. */
    private void gate(RunSources sources, WhenEmpty whenEmpty, String runId, Path quarantine, RunFindings findings) {
        Optional<GateRefused> refusal = QualityGate.refusal(sources, whenEmpty, runId, settings.maxQuarantined());
        findings.gate(refusal.isEmpty());
        if (refusal.isPresent()) {
            findings.file(layer(TableBuild.QUARANTINE), published.keepRefused(runId, quarantine));
            throw refusal.get();
        }
    }

    private void publish(Workplace workplace, TableBuild build, StagedTables staged, SetContents made) {
        TableSet set =
                staged.awaitStored(workplace.startedAt(), published.runBefore(workplace.runId()), online.identity());
        contents.write(workplace.runId(), made);
        Path onlineTable = workplace.folder().file("online-tickets.parquet");
        try (DuckDbRows<OnlineDocument> documents = OnlineDocuments.of(build.session(), onlineTable)) {
            publication.publish(set, documents);
        }
    }
}
