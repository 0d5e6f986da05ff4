package tickets.ingest.parts;

import java.util.List;

/**
 * What a published set is made of.
 *
 * @param sources the raw files, by the key that their records carry
 * @param slices the stretches of the offline table, in its order
 * @param broken raw files of the set whose parts somebody has removed, so that nothing of them can be carried on
 */
public record SetContents(List<JudgedSource> sources, List<OfflineSlice> slices, List<JudgedSource> broken) {

    /** Of a lake that holds nothing that could be carried on. */
    public static final SetContents NONE = new SetContents(List.of(), List.of());

    /** Copies the lists. */
    public SetContents {
        sources = List.copyOf(sources);
        slices = List.copyOf(slices);
        broken = List.copyOf(broken);
    }

    /** Of a set whose parts are all there. */
    public SetContents(List<JudgedSource> sources, List<OfflineSlice> slices) {
        this(sources, slices, List.of());
    }
}
