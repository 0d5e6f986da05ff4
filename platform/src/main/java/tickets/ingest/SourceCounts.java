package tickets.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.SourcePlan;

/** How many raw files a run judged, carried on, and so on: the same words in plan and report. */
public final class SourceCounts {

    private SourceCounts() {}

    /**
     * Counts the files.
     *
     * @param gone what is found nowhere, neither under its old name nor under another
     */
    public static Map<String, Long> of(SourcePlan plan, List<RunSource> sources, List<JudgedSource> gone) {
        long names = sources.stream()
                .mapToLong(source -> source.judged().names().size())
                .sum();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("judged", (long) plan.toJudge().size());
        counts.put("carried", (long) plan.carried().size());
        counts.put("renamed", (long) plan.moved().size());
        counts.put("copies", names - sources.size());
        counts.put("gone", (long) gone.size());
        LeavingSources leaving = LeavingSources.of(plan, sources);
        counts.put("left_out", (long) leaving.leftOut().size());
        counts.put("lost", (long) leaving.lost().size());
        return counts;
    }
}
