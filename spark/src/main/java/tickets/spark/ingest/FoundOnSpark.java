package tickets.spark.ingest;

import java.util.List;
import java.util.function.Predicate;
import tickets.ingest.Ingest;
import tickets.ingest.JudgingTerms;
import tickets.ingest.OtherRun;
import tickets.ingest.WhichFiles;
import tickets.ingest.parts.PlanSources;
import tickets.ingest.parts.PlannedSource;
import tickets.ingest.parts.SetContents;
import tickets.ingest.parts.SourcePlan;
import tickets.ingest.raw.RawFile;
import tickets.ingest.raw.RawFiles;
import tickets.spark.ingest.SparkIngest.Order;

/**
 * The raw files that were found, and what becomes of them.
 *
 * @param files how many there are
 * @param before what the set in force is made of
 * @param plan what becomes of them
 * @param planning what made the plan
 * @param judgedUnder names the contract and the settings of this run
 * @param isAnew whether nothing of the set in force stays
 */
record FoundOnSpark(
        int files, SetContents before, SourcePlan plan, PlanSources planning, String judgedUnder, boolean isAnew) {

    /** Looks for the raw files. What the embedded engine has made cannot be gone on from: all is judged anew then. */
    static FoundOnSpark in(Order order, OtherRun run) {
        Ingest ports = order.ports();
        String rawFile = ports.settings().rawFile();
        List<RawFile> files = new RawFiles(ports.store()).find(rawFile);
        Predicate<String> wanted = RawFiles.wanted(rawFile);
        SetContents before = order.which() == WhichFiles.ALL
                ? run.contents().currentIfReadable()
                : run.contents().current();
        String judgedUnder = JudgingTerms.name(ports.contract(), ports.settings(), "spark");
        PlanSources planning = new PlanSources(
                ports.store(), before, judgedUnder, run.run().asRecord().startedAt());
        boolean isAnew = order.which() == WhichFiles.ALL || !run.contents().areInCatalog();
        SourcePlan plan = isAnew ? planning.full(files, wanted) : planning.increment(files, wanted);
        return new FoundOnSpark(files.size(), before, plan, planning, judgedUnder, isAnew);
    }

    List<RawFile> toJudge() {
        return plan.toJudge().stream().map(PlannedSource::file).toList();
    }
}
