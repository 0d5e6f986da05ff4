package tickets.ingest.parts;

import tickets.ingest.raw.RawFile;

/**
 * A raw file that has to be judged.
 *
 * @param file the file
 * @param why why its records cannot be carried on
 */
public record PlannedSource(RawFile file, Reason why) {

    /** Why a raw file is judged. */
    public enum Reason {
        /** No file of that name was judged before. */
        NEW,
        /** Its content is another than before. */
        CHANGED,
        /** The contract, or a setting that judging depends on, is another than before. */
        CONTRACT,
        /** Everything is to be made anew. */
        FULL
    }
}
