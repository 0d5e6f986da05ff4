package tickets.ingest.judging;

import java.util.Map;

/** The columns of the spools that judging leaves behind, with the engine's types. */
public final class SpoolColumns {

    /** Of {@link JudgedRaw#refused()}. */
    public static final Map<String, String> REFUSED = RefusedRecords.COLUMNS;

    /** Of {@link JudgedRaw#warned()}. */
    public static final Map<String, String> WARNED = WarnedRecords.COLUMNS;

    private SpoolColumns() {}
}
