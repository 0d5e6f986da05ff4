package tickets.ingest;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tickets.ingest.parts.JudgedSource;

/**
 * All raw files that the tables of a run are made of, by the key that their records carry.
 *
 * @param sources the files
 * @param read records that this run has judged itself
 * @param quarantined those of them that it refused
 * @param files how many files were judged, carried on and so on, for the run's report
 * @param remarks sentences the user should read
 */
public record RunSources(
        List<RunSource> sources, long read, long quarantined, Map<String, Long> files, List<String> remarks) {

    /** Puts the files in order and copies the collections. */
    public RunSources {
        sources = sources.stream()
                .sorted(Comparator.comparing(source -> source.judged().source()))
                .toList();
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        remarks = List.copyOf(remarks);
    }

    /** Records of all files, whichever run judged them. */
    public long readInAll() {
        return sum(JudgedSource::read);
    }

    long acceptedInAll() {
        return sum(JudgedSource::accepted);
    }

    long quarantinedInAll() {
        return sum(JudgedSource::quarantined);
    }

    private long sum(Function<JudgedSource, Long> count) {
        return sources.stream().map(RunSource::judged).mapToLong(count::apply).sum();
    }

    /** Refused records of all files by violated rule. */
    Map<String, Long> reasons() {
        return added(JudgedSource::reasons);
    }

    /** Accepted records of all files by violated warn-rule. */
    Map<String, Long> warnings() {
        return added(JudgedSource::warned);
    }

    private Map<String, Long> added(Function<JudgedSource, Map<String, Long>> counts) {
        Map<String, Long> all = new TreeMap<>();
        sources.forEach(
                source -> counts.apply(source.judged()).forEach((code, count) -> all.merge(code, count, Long::sum)));
        return all;
    }

    /** The parts of one layer, in the order of the sources. */
    List<LocalPart> parts(Function<RunSource, List<LocalPart>> layer) {
        return sources.stream().map(layer).flatMap(List::stream).toList();
    }
}
