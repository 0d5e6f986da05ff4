package tickets.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.SourcePlan;

/**
 * Raw files whose records leave the tables though nobody asked for it with {@code --full}.
 *
 * @param leftOut those that are not meant any more
 * @param lost those that are gone together with their parts
 */
record LeavingSources(List<JudgedSource> leftOut, List<JudgedSource> lost) {

    /** What is judged now under another name does not leave. */
    static LeavingSources of(SourcePlan plan, List<RunSource> sources) {
        Set<String> contents = new HashSet<>();
        sources.forEach(source -> contents.add(source.judged().content()));
        return new LeavingSources(notIn(contents, plan.leftOut()), notIn(contents, plan.lost()));
    }

    private static List<JudgedSource> notIn(Set<String> contents, List<JudgedSource> leaving) {
        return leaving.stream()
                .filter(source -> !contents.contains(source.content()))
                .toList();
    }
}
