package tickets.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tickets.ingest.parts.JudgedSource;
import tickets.ingest.parts.SourceName;
import tickets.ingest.parts.SourcePlan;

/** What the user should know of the raw files of a run. */
public final class SourceRemarks {

    private static final int NAMED = 5;

    private SourceRemarks() {}

    /**
     * The sentences.
     *
     * @param plan what became of the raw files
     * @param sources what the tables are made of
     * @param gone what is found nowhere and stays in the tables
     * @param forgotten what is found nowhere and is left out
     */
    public static List<String> of(
            SourcePlan plan, List<RunSource> sources, List<JudgedSource> gone, List<JudgedSource> forgotten) {
        List<String> remarks = new ArrayList<>();
        if (!gone.isEmpty()) {
            String it = gone.size() == 1 ? "it" : "them";
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: %s. The %,d records of " + it + " stay in the tables; put " + it + " back, or leave " + it
                            + " out with --full.",
                    counted(gone.size(), "raw file is gone", "raw files are gone"),
                    namedSources(gone),
                    records(gone)));
        }
        if (!forgotten.isEmpty()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s and left out of the tables now: %s, with %,d records.",
                    counted(forgotten.size(), "raw file is gone", "raw files are gone"),
                    namedSources(forgotten),
                    records(forgotten)));
        }
        remarks.addAll(leaving(LeavingSources.of(plan, sources)));
        List<JudgedSource> copied = sources.stream()
                .map(RunSource::judged)
                .filter(source -> source.names().size() > 1
                        && gone.stream().noneMatch(one -> one.source().equals(source.source())))
                .toList();
        copied.stream().limit(NAMED).forEach(source -> remarks.add(copies(source)));
        if (copied.size() > NAMED) {
            remarks.add("And so have " + (copied.size() - NAMED) + " more raw files copies.");
        }
        return remarks;
    }

    private static List<String> leaving(LeavingSources leaving) {
        List<String> remarks = new ArrayList<>();
        List<JudgedSource> leftOut = leaving.leftOut();
        if (!leftOut.isEmpty()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s out of the tables now, because data.raw_file means other files: %s, with %,d records.",
                    counted(leftOut.size(), "raw file is left", "raw files are left"),
                    namedSources(leftOut),
                    records(leftOut)));
        }
        List<JudgedSource> lost = leaving.lost();
        if (!lost.isEmpty()) {
            String it = lost.size() == 1 ? "it" : "them";
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s, and what was kept of " + it + " as well: %s. The %,d records of " + it
                            + " are not in the tables any more; put " + it + " back, then run again.",
                    counted(lost.size(), "raw file is gone", "raw files are gone"),
                    namedSources(lost),
                    records(lost)));
        }
        return remarks;
    }

    private static String namedSources(List<JudgedSource> sources) {
        return named(sources.stream().map(JudgedSource::source).toList());
    }

    private static long records(List<JudgedSource> sources) {
        return sources.stream().mapToLong(JudgedSource::read).sum();
    }

    private static String copies(JudgedSource source) {
        List<String> others =
                source.names().stream().skip(1).map(SourceName::key).toList();
        return named(others) + (others.size() == 1 ? " has" : " have") + " the content of " + source.source()
                + "; its records count once.";
    }

    private static String counted(int count, String one, String many) {
        return count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, many);
    }

    private static String named(List<String> keys) {
        String first = keys.stream().limit(NAMED).collect(Collectors.joining(", "));
        return keys.size() > NAMED ? first + " and " + (keys.size() - NAMED) + " more" : first;
    }
}
