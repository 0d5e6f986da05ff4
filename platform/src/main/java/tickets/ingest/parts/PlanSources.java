package tickets.ingest.parts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tickets.ingest.raw.ContentDigest;
import tickets.ingest.raw.RawFile;
import tickets.lake.ObjectStore;
import tickets.problem.Unavailable;

/**
 * Tells which raw files have to be judged. A file whose version is known is not even opened; one of a known size is
 * read to name its content; what is judged already is carried on.
 */
public final class PlanSources {

    /** A file replaced twice within this time may keep its version, on file systems with coarse clocks. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final String judgedUnder;
    private final Instant now;
    private final Map<String, JudgedSource> usable = new LinkedHashMap<>();
    private final Map<String, JudgedSource> byName = new HashMap<>();
    private final Set<Long> usableSizes = new HashSet<>();
    private final List<JudgedSource> before;
    private final List<JudgedSource> broken;
    private long bytesRead;

    /**
     * @param before what the set in force is made of
     * @param judgedUnder names the contract and the settings of this run
     * @param now when this run started
     */
    public PlanSources(ObjectStore store, SetContents before, String judgedUnder, Instant now) {
        this.store = store;
        this.judgedUnder = judgedUnder;
        this.now = now;
        this.before = before.sources();
        this.broken = before.broken();
        for (JudgedSource source : this.before) {
            source.names().forEach(name -> byName.put(name.key(), source));
            if (source.judgedUnder().equals(judgedUnder)) {
                usable.put(source.content(), source);
                usableSizes.add(source.bytes());
            }
        }
    }

    /** Plans to judge all {@code files} anew, whatever is known of them. */
    public SourcePlan full(List<RawFile> files, Predicate<String> wanted) {
        List<PlannedSource> toJudge = files.stream()
                .map(file -> new PlannedSource(file, PlannedSource.Reason.FULL))
                .toList();
        return new SourcePlan(
                toJudge,
                List.of(),
                List.of(),
                List.of(),
                missing(before, files, Set.of(), wanted),
                leftOut(files, Set.of(), wanted),
                missing(broken, files, Set.of(), wanted),
                0);
    }

    /**
     * Plans to judge what is not known.
     *
     * @param files the files there are, sorted by key
     * @param wanted which keys the settings mean; what was judged under other keys is left out, and told
     */
    public SourcePlan increment(List<RawFile> files, Predicate<String> wanted) {
        List<PlannedSource> toJudge = new ArrayList<>();
        Map<String, List<SourceName>> known = new LinkedHashMap<>();
        for (RawFile file : files) {
            String content = knownContent(file);
            if (content != null) {
                known.computeIfAbsent(content, first -> new ArrayList<>()).add(nameOf(file));
            } else {
                toJudge.add(new PlannedSource(file, reason(file)));
            }
        }
        List<JudgedSource> carried = new ArrayList<>();
        List<JudgedSource> moved = new ArrayList<>();
        known.forEach((content, names) -> {
            JudgedSource source = Objects.requireNonNull(usable.get(content)).named(names);
            (source.isRenamed() ? moved : carried).add(source);
        });
        return new SourcePlan(
                toJudge,
                carried,
                moved,
                missing(before, files, known.keySet(), wanted),
                List.of(),
                leftOut(files, known.keySet(), wanted),
                missing(broken, files, known.keySet(), wanted),
                bytesRead);
    }

    private PlannedSource.Reason reason(RawFile file) {
        JudgedSource judged = byName.get(file.key());
        if (judged == null) {
            return PlannedSource.Reason.NEW;
        }
        return judged.judgedUnder().equals(judgedUnder) ? PlannedSource.Reason.CHANGED : PlannedSource.Reason.CONTRACT;
    }

    private @Nullable String knownContent(RawFile file) {
        JudgedSource judged = byName.get(file.key());
        if (judged != null && usable.containsKey(judged.content()) && isSameVersion(judged, file)) {
            return judged.content();
        }
        if (!usableSizes.contains(file.bytes())) {
            return null;
        }
        String content = contentOf(file);
        return usable.containsKey(content) ? content : null;
    }

    private static boolean isSameVersion(JudgedSource judged, RawFile file) {
        return judged.bytes() == file.bytes()
                && judged.names().stream()
                        .filter(name -> name.key().equals(file.key()))
                        .anyMatch(name ->
                                !name.version().isEmpty() && name.version().equals(file.version()));
    }

    private String contentOf(RawFile file) {
        try (InputStream in = store.open(file.key())) {
            bytesRead += file.bytes();
            return ContentDigest.of(in);
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot read '" + store.address(file.key()) + "': " + failed.getMessage(),
                    "Look at the source, then run again. Nothing published has changed.",
                    failed);
        }
    }

    /** The file's name for a later run. */
    public SourceName nameOf(RawFile file) {
        boolean isSettled = file.modifiedAt().isBefore(now.minus(COARSE));
        return new SourceName(file.key(), isSettled ? file.version() : "");
    }

    /** Those of {@code judged} that are found nowhere, under the names they are missed by. */
    private static List<JudgedSource> missing(
            List<JudgedSource> judged, List<RawFile> files, Set<String> found, Predicate<String> wanted) {
        Set<String> keys = keys(files);
        List<JudgedSource> missing = new ArrayList<>();
        for (JudgedSource source : judged) {
            List<SourceName> missed = missed(source, keys, wanted);
            if (!found.contains(source.content()) && !missed.isEmpty()) {
                missing.add(source.named(missed));
            }
        }
        return missing;
    }

    /** What was judged before under names that are not meant now, and is neither found nor missed under others. */
    private List<JudgedSource> leftOut(List<RawFile> files, Set<String> found, Predicate<String> wanted) {
        Set<String> keys = keys(files);
        List<JudgedSource> leftOut = new ArrayList<>();
        for (JudgedSource source :
                Stream.concat(before.stream(), broken.stream()).toList()) {
            List<SourceName> unwanted = source.names().stream()
                    .filter(name -> !wanted.test(name.key()))
                    .toList();
            boolean stays = found.contains(source.content())
                    || !missed(source, keys, wanted).isEmpty();
            if (!stays && !unwanted.isEmpty()) {
                leftOut.add(source.named(unwanted));
            }
        }
        return leftOut;
    }

    private static List<SourceName> missed(JudgedSource source, Set<String> keys, Predicate<String> wanted) {
        return source.names().stream()
                .filter(name -> !keys.contains(name.key()) && wanted.test(name.key()))
                .toList();
    }

    private static Set<String> keys(List<RawFile> files) {
        Set<String> keys = new HashSet<>();
        files.forEach(file -> keys.add(file.key()));
        return keys;
    }
}
