package tickets.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.publishing.Publication;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.TableSet;
import tickets.lake.duckdb.DuckDbRows;
import tickets.online.OnlineDocument;
import tickets.online.OnlineStore;
import tickets.problem.GateRefused;

/** Makes the tables out of judged records, proves that nothing is lost, and publishes them. */
final class TablePublishing {

    private final IngestSettings settings;
    private final ObjectStore store;
    private final OnlineStore online;
    private final PublishedTables published;
    private final Publication publication;

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
        this.publication = publication;
    }

    /** Removes what killed or failed runs left; only for the holder of the writer's lease. */
    void tidy(Instant startedBefore) {
        Set<String> folders = new TreeSet<>();
        settings.fixedNames().values().forEach(name -> folders.add(name.substring(0, name.lastIndexOf('/') + 1)));
        folders.add("_platform/");
        folders.forEach(folder -> store.removeUnfinishedWrites(folder, startedBefore));
        published.removeOldSets();
    }

    void makeAndPublish(Workplace workplace, JudgedRaw judged, WhenEmpty whenEmpty, RunFindings findings) {
        String runId = workplace.run().id().value();
        try (TableBuild build = new TableBuild(workplace.engine(), workplace.folder(), runId);
                StagedTables staged = new StagedTables(store, runId)) {
            long quarantined = workplace.run().step("quarantine", notes -> {
                Path quarantine = build.quarantine(judged);
                gate(judged, whenEmpty, runId, quarantine, findings);
                staged.add(TableBuild.WARNINGS, build.warnings(judged));
                return staged.add(TableBuild.QUARANTINE, quarantine);
            });
            Ledger ledger = makeTables(workplace, build, staged, judged, quarantined);
            findings.ledger(ledger);
            workplace.run().step("ledger", () -> ledger.check(runId));
            workplace.run().step("publish", () -> publish(workplace, build, staged));
            tellFiles(findings);
        }
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
    private void gate(JudgedRaw judged, WhenEmpty whenEmpty, String runId, Path quarantine, RunFindings findings) {
        double share = judged.read() == 0 ? 0 : (double) judged.quarantined() / judged.read();
        boolean tooMany = share > settings.maxQuarantined();
        boolean nothingGood = judged.accepted() == 0 && whenEmpty == WhenEmpty.KEEP_TABLES;
        if (!tooMany && !nothingGood) {
            return;
        }
        published.removeRefused();
        String kept = PublishedTables.refusedKey(runId);
        store.upload(quarantine, kept);
        findings.file(layer(TableBuild.QUARANTINE), store.address(kept));
        throw tooMany ? tooManyBad(judged, share, runId) : nothingGood(judged, runId);
    }

    private static GateRefused nothingGood(JudgedRaw judged, String runId) {
        return new GateRefused(
                String.format(
                        Locale.ROOT,
                        "Cannot publish run %s: not one of %,d records is a good ticket, and the tables that are there"
                                + " are not replaced by empty ones.",
                        runId,
                        judged.read()),
                "See why with `tickets quarantine --run " + runId + "`; --allow-empty publishes empty tables."
                        + " Nothing was published.");
    }

    private GateRefused tooManyBad(JudgedRaw judged, double share, String runId) {
        return new GateRefused(
                String.format(
                        Locale.ROOT,
                        "Cannot publish run %s: %,d of %,d records (%.1f %%) violate the contract, more than the %.1f %%"
                                + " that data.max_quarantined allows.",
                        runId,
                        judged.quarantined(),
                        judged.read(),
                        share * 100,
                        settings.maxQuarantined() * 100),
                "See why with `tickets quarantine --run " + runId + "`; mend the source, extend the vocabularies in"
                        + " conf/contract, or allow more with data.max_quarantined=SHARE. Nothing was published.");
    }

    private Ledger makeTables(
            Workplace workplace, TableBuild build, StagedTables staged, JudgedRaw judged, long quarantined) {
        long accepted =
                workplace.run().step("join", notes -> staged.add(TableBuild.BRONZE, build.bronze(judged.bronze())));
        long offline = workplace.run().step("offline", notes -> {
            long rows = staged.add(TableBuild.OFFLINE, build.offline());
            notes.count("rows", rows);
            return rows;
        });
        long onlineRows = workplace.run().step("online", notes -> {
            long rows = staged.add(TableBuild.ONLINE, build.online());
            notes.count("rows", rows);
            return rows;
        });
        return new Ledger(
                judged.read(),
                accepted,
                quarantined,
                build.superseded(),
                offline,
                build.dated(),
                onlineRows,
                settings.numOnline());
    }

    private void publish(Workplace workplace, TableBuild build, StagedTables staged) {
        TableSet set = staged.awaitStored(
                workplace.run().asRecord().startedAt(),
                runBefore(workplace.run().id().value()),
                online.identity());
        Path onlineTable = workplace.folder().file("online-tickets.parquet");
        try (DuckDbRows<OnlineDocument> documents = OnlineDocuments.of(build.session(), onlineTable)) {
            publication.publish(set, documents);
        }
    }

    /** The run in force before {@code runId}, whose own pointer a second attempt may find already. */
    private @Nullable String runBefore(String runId) {
        TableSet current = published.current().orElse(null);
        if (current == null) {
            return null;
        }
        return current.runId().equals(runId) ? current.previousRunId() : current.runId();
    }
}
