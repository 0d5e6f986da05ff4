package tickets.ingest.parts;

import java.util.List;

/**
 * What becomes of the raw files there are, and of those there were. Every list is sorted by key.
 *
 * @param toJudge files whose records have to be read and judged
 * @param carried judged before and carried on as they are
 * @param moved judged before under another name; their records are to carry the new one
 * @param gone judged before and no longer there; their records are carried on
 * @param forgotten judged before, no longer there, and no longer wanted: left out because everything is made anew
 * @param leftOut judged before, and not among the files that are meant now
 * @param lost judged before, no longer there, and their parts are not either
 * @param bytesRead bytes that were read to tell whether a file's content is known
 */
public record SourcePlan(
        List<PlannedSource> toJudge,
        List<JudgedSource> carried,
        List<JudgedSource> moved,
        List<JudgedSource> gone,
        List<JudgedSource> forgotten,
        List<JudgedSource> leftOut,
        List<JudgedSource> lost,
        long bytesRead) {

    /** Copies the lists. */
    public SourcePlan {
        toJudge = List.copyOf(toJudge);
        carried = List.copyOf(carried);
        moved = List.copyOf(moved);
        gone = List.copyOf(gone);
        forgotten = List.copyOf(forgotten);
        leftOut = List.copyOf(leftOut);
        lost = List.copyOf(lost);
    }
}
