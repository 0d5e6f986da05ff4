package tickets.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tickets.ingest.IngestPlan.RawFileToJudge;
import tickets.ingest.judging.JudgingProgress;
import tickets.ingest.parts.PlannedSource;
import tickets.ingest.parts.PublishedContents;
import tickets.ingest.parts.SourcePlan;
import tickets.lake.ObjectStore;
import tickets.lake.PublishedTables;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.problem.GateRefused;
import tickets.runs.RunCounts;
import tickets.ticket.Contract;

/**
 * Tells what an ingest would do, by doing it up to the point where it would be seen: new raw files are judged and the
 * tables are made, in a folder of their own. Changes nothing and needs no lease.
 */
public final class PlanIngest {

    private static final String NAME = "plan";

    private final IngestSettings settings;
    private final ObjectStore store;
    private final FindSources sources;

    /**
     * @param settings those of the ingest in question
     * @param store where raw files and tables are
     * @param contract what a valid ticket is
     * @param progress told how far judging has come
     */
    public PlanIngest(IngestSettings settings, ObjectStore store, Contract contract, JudgingProgress progress) {
        this.settings = settings;
        this.store = store;
        this.sources = FindSources.of(settings, store, contract, progress);
    }

    /**
     * Makes the plan.
     *
     * @param engine started for it, with {@code folder} as its work folder
     * @param folder an empty folder for unfinished files
     */
    public IngestPlan plan(WhichFiles which, WhenEmpty whenEmpty, DuckDbEngine engine, Path folder) {
        Workplace workplace = new Workplace(NAME, engine.facts().ingestedAt(), RunFolder.at(folder), engine);
        FoundSources found = sources.find(which, workplace.startedAt());
        RunSources taken = sources.take(found, workplace);
        Optional<String> kept = whenEmpty.keepingTables(taken);
        if (kept.isPresent()) {
            return unpublished(found, taken, with(taken.remarks(), kept.get()), null);
        }
        Optional<GateRefused> refusal = QualityGate.refusal(taken, whenEmpty, NAME, settings.maxQuarantined());
        if (refusal.isPresent()) {
            return unpublished(found, taken, taken.remarks(), refusal.get().getMessage());
        }
        return published(found, taken, workplace);
    }

    /** An ingest that ends before it makes a table. */
    private static IngestPlan unpublished(
            FoundSources found, RunSources taken, List<String> remarks, @Nullable String refusal) {
        return new IngestPlan(
                toJudge(found),
                bytesToRead(found.plan()),
                taken.files(),
                taken.read(),
                taken.quarantined(),
                taken.reasons(),
                false,
                new RunCounts(taken.readInAll(), taken.acceptedInAll(), taken.quarantinedInAll(), 0, 0, 0),
                0,
                0,
                0,
                remarks,
                refusal);
    }

    private static List<String> with(List<String> remarks, String last) {
        return Stream.concat(remarks.stream(), Stream.of(last)).toList();
    }

    private IngestPlan published(FoundSources found, RunSources taken, Workplace workplace) {
        PublishedTables published = new PublishedTables(store);
        TablesBefore before =
                new TablesBefore(store, published, new PublishedContents(store, published), workplace.folder());
        try (TableBuild build = new TableBuild(workplace.engine(), workplace.folder(), NAME)) {
            BronzeTable bronze = build.bronze(taken.parts(RunSource::bronze));
            OfflineTable offline = build.offline(bronze, before, settings.threads());
            build.online();
            return new IngestPlan(
                    toJudge(found),
                    bytesToRead(found.plan()),
                    taken.files(),
                    taken.read(),
                    taken.quarantined(),
                    taken.reasons(),
                    true,
                    counts(taken, bronze, build),
                    offline.slices().size(),
                    offline.made(),
                    build.evicted(before),
                    taken.remarks(),
                    null);
        }
    }

    private static List<RawFileToJudge> toJudge(FoundSources found) {
        return found.plan().toJudge().stream().map(PlanIngest::named).toList();
    }

    private static RawFileToJudge named(PlannedSource source) {
        return new RawFileToJudge(
                source.file().key(), source.file().bytes(), source.why().name().toLowerCase(Locale.ROOT));
    }

    private static long bytesToRead(SourcePlan plan) {
        return plan.bytesRead()
                + plan.toJudge().stream()
                        .mapToLong(source -> source.file().bytes())
                        .sum();
    }

    private static RunCounts counts(RunSources taken, BronzeTable bronze, TableBuild build) {
        return new RunCounts(
                taken.readInAll(),
                bronze.rows(),
                taken.quarantinedInAll(),
                build.superseded(),
                build.rows("offline.tickets"),
                build.rows("online.tickets"));
    }
}
