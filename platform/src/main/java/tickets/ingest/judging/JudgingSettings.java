package tickets.ingest.judging;

import java.nio.file.Path;

/**
 * How raw files are judged.
 *
 * @param workers how many chunks are judged at once
 * @param maxRecordBytes the longest record that is judged; a longer one is refused
 * @param onMalformed what becomes of a file that cannot be read to its end
 * @param chunkBytes how much raw text is judged at a time
 * @param workFolder where parts and spools go; exists
 */
public record JudgingSettings(
        int workers, long maxRecordBytes, OnMalformed onMalformed, int chunkBytes, Path workFolder) {

    /** Large enough for good Parquet row groups, small enough that few of them fit into memory at once. */
    public static final int USUAL_CHUNK_BYTES = 16 << 20;

    /** What becomes of a run when a file cannot be read to its end. */
    public enum OnMalformed {
        /** The run fails and nothing is published. */
        FAIL,
        /** What came before is kept, and the rest of the file is one entry in quarantine. */
        QUARANTINE
    }
}
