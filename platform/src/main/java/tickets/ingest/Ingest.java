package tickets.ingest;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import tickets.ingest.judging.JudgingProgress;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.publishing.Publication;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lineage.Lineage;
import tickets.online.OnlineStore;
import tickets.runs.Runs;
import tickets.runs.StepWatch;
import tickets.ticket.Contract;

/**
 * The use cases of this chapter, put together from the ports they work on.
 *
 * @param settings how tickets are ingested
 * @param store where raw files and tables are
 * @param online where the freshest tickets are served
 * @param runs records runs and admits one writer at a time
 * @param contract what a valid ticket is
 * @param lineage is told what runs read and make
 * @param clock tells when something was published
 */
public record Ingest(
        IngestSettings settings,
        ObjectStore store,
        OnlineStore online,
        Runs runs,
        Contract contract,
        Lineage lineage,
        Clock clock) {

    /** The same, with somebody who is told what its runs are at. */
    public Ingest watchedBy(StepWatch watch) {
        return new Ingest(settings, store, online, runs.watchedBy(watch), contract, lineage, clock);
    }

    /** Ingests raw tickets. */
    public IngestTickets tickets(JudgingProgress progress) {
        return new IngestTickets(tableRuns(), FindSources.of(settings, store, contract, progress));
    }

    /** Judges the quarantine in force again. */
    public ReplayQuarantine replay() {
        return new ReplayQuarantine(tableRuns(), store, contract, settings.partCopies());
    }

    /** Ends what a killed run has begun to publish. */
    public SettlePublication settlement() {
        PublishedTables published = new PublishedTables(store);
        return new SettlePublication(runs, published, publication(published));
    }

    /**
     * Runs {@code work} as a run of its own, for an engine that is not in this program: prepared, recorded and settled
     * as every run is.
     *
     * @throws tickets.problem.Conflict when another writer holds the lake; every later failure is in the report
     */
    public IngestReport run(String command, Map<String, String> maskedSettings, Consumer<OtherRun> work) {
        PublishedTables published = new PublishedTables(store);
        Publication publication = publication(published);
        PublishedContents contents = new PublishedContents(store, published);
        return tableRuns(published, publication)
                .run(
                        command,
                        maskedSettings,
                        (run, findings) -> work.accept(new OtherRun(run, findings, published, contents, publication)));
    }

    private TableRuns tableRuns() {
        PublishedTables published = new PublishedTables(store);
        return tableRuns(published, publication(published));
    }

    private TableRuns tableRuns(PublishedTables published, Publication publication) {
        return new TableRuns(
                runs,
                settings,
                online,
                publication,
                new TablePublishing(settings, store, online, published, publication),
                lineage);
    }

    private Publication publication(PublishedTables published) {
        return new Publication(store, published, online, settings.fixedNames(), clock);
    }
}
