package tickets.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tickets.ingest.judging.JudgedFile;
import tickets.ingest.parts.JudgedSource;

/** Puts what came of a source's quarantine beside what was accepted of the source before. One thread. */
final class ReplayedParts {

    private final FreshParts fresh;
    private final LocalParts carried;

    ReplayedParts(FreshParts fresh, LocalParts carried) {
        this.fresh = fresh;
        this.carried = carried;
    }

    RunSource of(JudgedSource source, JudgedFile replayed) throws IOException {
        RunSource before = carried.carried(source);
        RunSource added = fresh.of(replayed.as(source.content()), source.names(), source.judgedUnder());
        JudgedSource judged = new JudgedSource(
                source.names(),
                source.label(),
                source.content(),
                source.bytes(),
                source.judgedUnder(),
                source.runId(),
                source.read(),
                source.accepted() + replayed.accepted(),
                FreshParts.keys(both(before.bronze(), added.bronze())),
                FreshParts.keys(added.quarantine()),
                FreshParts.keys(both(before.warnings(), added.warnings())),
                replayed.reasons(),
                sum(source.warned(), replayed.warnings()));
        return new RunSource(
                judged,
                both(before.bronze(), added.bronze()),
                added.quarantine(),
                both(before.warnings(), added.warnings()),
                added.fresh());
    }

    private static List<LocalPart> both(List<LocalPart> some, List<LocalPart> others) {
        List<LocalPart> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
        Map<String, Long> sum = new TreeMap<>(some);
        others.forEach((code, count) -> sum.merge(code, count, Long::sum));
        return sum;
    }
}
