package tickets.spark.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tickets.ingest.RunSource;
import tickets.ingest.RunSources;
import tickets.ingest.SourceCounts;
import tickets.ingest.SourceRemarks;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.PlanSources;
import tickets.ingest.parts.SetContents;
import tickets.ingest.parts.SourceName;
import tickets.ingest.parts.SourcePlan;

/**
 * How the sources of a run differ from those of the set in force; the tables follow it.
 *
 * @param all the sources of the run
 * @param added files whose records come in; of several with one content the first
 * @param removed names that records carry that have to go
 * @param renamed names that records carry, and those they are to carry
 * @param replacesAll whether nothing of the set in force stays
 */
record SourceChange(
        RunSources all, List<FreshFile> added, Set<String> removed, Map<String, String> renamed, boolean replacesAll) {

    SourceChange {
        added = List.copyOf(added);
        removed = Set.copyOf(removed);
        renamed = Map.copyOf(renamed);
    }

    /** Whether records only come in, so that the other rows of offline stay as they are or give way. */
    boolean onlyAdds() {
        return !replacesAll && removed.isEmpty() && renamed.isEmpty();
    }

    /**
     * Puts the sources together.
     *
     * @param before what the set in force is made of
     * @param plan what becomes of the raw files
     * @param planning what made the plan
     * @param fresh the files that were judged
     * @param counts what was found in each, by its number
     * @param terms names the contract and the settings they were judged under, and the run
     * @param replacesAll whether nothing of the set in force stays
     */
    static SourceChange of(
            SetContents before,
            SourcePlan plan,
            PlanSources planning,
            List<FreshFile> fresh,
            Map<Integer, FileCounts> counts,
            Terms terms,
            boolean replacesAll) {
        Map<String, List<FreshFile>> byContent = new LinkedHashMap<>();
        fresh.forEach(file -> byContent
                .computeIfAbsent(file.content(), first -> new ArrayList<>())
                .add(file));
        List<JudgedSource> gone = notIn(byContent.keySet(), plan.gone());
        List<JudgedSource> kept = new ArrayList<>(plan.carried());
        kept.addAll(plan.moved());
        kept.addAll(gone);
        List<JudgedSource> sources = new ArrayList<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        for (JudgedSource source : kept) {
            if (source.isRenamed()) {
                renamed.put(source.label(), source.source());
            }
            sources.add(source.in(List.of(), List.of(), List.of()));
        }
        List<FreshFile> added = new ArrayList<>();
        byContent.values().forEach(copies -> {
            added.add(copies.get(0));
            sources.add(
                    source(copies, planning, counts.getOrDefault(copies.get(0).number(), new FileCounts()), terms));
        });
        List<RunSource> all = sources.stream()
                .map(source -> new RunSource(source, List.of(), List.of(), List.of(), List.of()))
                .toList();
        RunSources run = new RunSources(
                all,
                sum(added, counts, true),
                sum(added, counts, false),
                SourceCounts.of(plan, all, gone),
                SourceRemarks.of(plan, all, gone, notIn(byContent.keySet(), plan.forgotten())));
        return new SourceChange(run, added, labelsOnlyIn(before, kept), renamed, replacesAll);
    }

    /**
     * What sources carry of the run that judged them.
     *
     * @param judgedUnder names the contract and the settings
     * @param runId the run
     */
    record Terms(String judgedUnder, String runId) {}

    private static JudgedSource source(List<FreshFile> copies, PlanSources planning, FileCounts counts, Terms terms) {
        FreshFile first = copies.get(0);
        List<SourceName> names =
                copies.stream().map(copy -> planning.nameOf(copy.file())).toList();
        return new JudgedSource(
                names,
                first.file().key(),
                first.content(),
                first.file().bytes(),
                terms.judgedUnder(),
                terms.runId(),
                counts.read(),
                counts.accepted(),
                List.of(),
                List.of(),
                List.of(),
                counts.reasons(),
                counts.warned());
    }

    /** What is missing under its name and there under another has not gone. */
    private static List<JudgedSource> notIn(Set<String> contents, List<JudgedSource> missing) {
        return missing.stream()
                .filter(source -> !contents.contains(source.content()))
                .toList();
    }

    private static Set<String> labelsOnlyIn(SetContents before, List<JudgedSource> kept) {
        Set<String> labels = new HashSet<>();
        before.sources().forEach(source -> labels.add(source.label()));
        kept.forEach(source -> labels.remove(source.label()));
        return labels;
    }

    private static long sum(List<FreshFile> files, Map<Integer, FileCounts> counts, boolean isOfAll) {
        return files.stream()
                .map(file -> counts.getOrDefault(file.number(), new FileCounts()))
                .mapToLong(count -> isOfAll ? count.read() : count.read() - count.accepted())
                .sum();
    }
}
