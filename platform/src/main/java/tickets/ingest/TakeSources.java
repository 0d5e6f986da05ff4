package tickets.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgedFile;
import tickets.ingest.judging.JudgedRaw;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.PlanSources;
import tickets.ingest.parts.PlannedSource;
import tickets.ingest.parts.SourceName;
import tickets.ingest.parts.SourcePlan;
import tickets.lake.FileProblems;
import tickets.lake.ObjectStore;
import tickets.lake.duckdb.DuckDbSession;

/** Carries a plan for the raw files out: judges what is to be judged and puts all sources of the tables together. */
final class TakeSources {

    private final ObjectStore store;
    private final RawRecords records;
    private final String judgedUnder;
    private final @Nullable PartCopies copies;

    TakeSources(ObjectStore store, RawRecords records, String judgedUnder, @Nullable PartCopies copies) {
        this.store = store;
        this.records = records;
        this.judgedUnder = judgedUnder;
        this.copies = copies;
    }

    RunSources take(SourcePlan plan, PlanSources planning, Workplace workplace) {
        JudgedRaw judged =
                records.judge(plan.toJudge().stream().map(PlannedSource::file).toList(), workplace);
        Map<String, List<JudgedFile>> byContent = new LinkedHashMap<>();
        judged.files()
                .forEach(file -> byContent
                        .computeIfAbsent(file.content(), first -> new ArrayList<>())
                        .add(file));
        List<JudgedSource> gone = notIn(byContent.keySet(), plan.gone());
        List<RunSource> sources = new ArrayList<>();
        LocalParts parts = new LocalParts(store, workplace.folder().path(), copies);
        plan.carried().forEach(source -> sources.add(parts.carried(source)));
        long read = 0;
        long quarantined = 0;
        try (DuckDbSession session = workplace.engine().session()) {
            FreshParts fresh = new FreshParts(session, workplace);
            plan.moved().forEach(source -> sources.add(fresh.renamed(source, parts)));
            gone.forEach(
                    source -> sources.add(source.isRenamed() ? fresh.renamed(source, parts) : parts.carried(source)));
            for (List<JudgedFile> copies : byContent.values()) {
                List<SourceName> names = copies.stream()
                        .map(copy -> planning.nameOf(copy.file()))
                        .toList();
                sources.add(fresh.of(copies.get(0), names, judgedUnder));
                read += copies.get(0).read();
                quarantined += copies.get(0).read() - copies.get(0).accepted();
            }
        } catch (IOException failed) {
            throw FileProblems.translate(
                    "write the parts of the tables in", workplace.folder().path(), failed);
        }
        List<JudgedSource> forgotten = notIn(byContent.keySet(), plan.forgotten());
        return new RunSources(
                sources,
                read,
                quarantined,
                SourceCounts.of(plan, sources, gone),
                SourceRemarks.of(plan, sources, gone, forgotten));
    }

    /** What is missing under its name and there under another has not gone. */
    private static List<JudgedSource> notIn(Set<String> contents, List<JudgedSource> missing) {
        return missing.stream()
                .filter(source -> !contents.contains(source.content()))
                .toList();
    }
}
