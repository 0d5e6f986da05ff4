package tickets.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tickets.runs.RunCounts;

/**
 * What an ingest would do now.
 *
 * @param toJudge raw files that would be judged
 * @param bytesToRead bytes of raw files that would be read, judged or not
 * @param rawFiles how many raw files would be judged, carried on, renamed and so on
 * @param judged records that would be judged
 * @param quarantined those of them that would be refused
 * @param reasons refused records of all raw files by violated rule
 * @param isPublished whether tables would be published; when not, nothing is counted of what comes behind judging
 * @param counts the ledger of the tables that would be published
 * @param slices stretches of the offline table
 * @param slicesToMake those of them that would be made anew
 * @param evicted tickets that would leave the online store
 * @param remarks sentences the user should read
 * @param refusal why a quality gate would refuse the run; null when it would not
 */
public record IngestPlan(
        List<RawFileToJudge> toJudge,
        long bytesToRead,
        Map<String, Long> rawFiles,
        long judged,
        long quarantined,
        Map<String, Long> reasons,
        boolean isPublished,
        RunCounts counts,
        long slices,
        long slicesToMake,
        long evicted,
        List<String> remarks,
        @Nullable String refusal) {

    /**
     * A raw file that would be judged.
     *
     * @param file its key
     * @param bytes its size as stored
     * @param why new, changed, contract (judged under another one) or full
     */
    public record RawFileToJudge(String file, long bytes, String why) {}

    /** Copies the collections and keeps their order. */
    public IngestPlan {
        toJudge = List.copyOf(toJudge);
        rawFiles = Collections.unmodifiableMap(new LinkedHashMap<>(rawFiles));
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        remarks = List.copyOf(remarks);
    }
}
