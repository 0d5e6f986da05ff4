package tickets.ingest;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import tickets.ingest.judging.JudgingProgress;
import tickets.ingest.parts.PlanSources;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.parts.SetContents;
import tickets.ingest.parts.SourcePlan;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RawFiles;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.ticket.Contract;

/** Finds the raw files and the parts there are of them, for a run or for a plan: the same way for both. */
final class FindSources {

    private final ObjectStore store;
    private final RawFiles rawFiles;
    private final PublishedContents contents;
    private final TakeSources taking;
    private final String rawFile;
    private final String judgedUnder;

    static FindSources of(IngestSettings settings, ObjectStore store, Contract contract, JudgingProgress progress) {
        String judgedUnder = JudgingTerms.name(contract, settings, "duckdb");
        RawRecords records = new RawRecords(store, contract, settings, progress);
        return new FindSources(
                store,
                new PublishedContents(store, new PublishedTables(store)),
                new TakeSources(store, records, judgedUnder, settings.partCopies()),
                settings.rawFile(),
                judgedUnder);
    }

    private FindSources(
            ObjectStore store, PublishedContents contents, TakeSources taking, String rawFile, String judgedUnder) {
        this.store = store;
        this.rawFiles = new RawFiles(store);
        this.contents = contents;
        this.taking = taking;
        this.rawFile = rawFile;
        this.judgedUnder = judgedUnder;
    }

    /**
     * The raw files there are, and what is known of them.
     *
     * @param now when the run or the plan started
     */
    FoundSources find(WhichFiles which, Instant now) {
        List<RawFile> files = rawFiles.find(rawFile);
        Predicate<String> wanted = RawFiles.wanted(rawFile);
        SetContents before = which == WhichFiles.ALL ? contents.currentIfReadable() : contents.current();
        PlanSources planning = new PlanSources(store, before, judgedUnder, now);
        boolean isAnew = which == WhichFiles.ALL || contents.areInCatalog();
        SourcePlan plan = isAnew ? planning.full(files, wanted) : planning.increment(files, wanted);
        return new FoundSources(files.size(), plan, planning);
    }

    /** Judges what is to be judged and puts all sources together. */
    RunSources take(FoundSources found, Workplace workplace) {
        return taking.take(found.plan(), found.planning(), workplace);
    }
}
