package tickets.ingest.raw;

import org.jspecify.annotations.Nullable;

/**
 * Finds where records begin and end in bytes that come piece by piece. Knows only what is needed to find borders;
 * whether a record is right is judged later. Offsets are those of the unpacked file.
 */
interface BorderScan {

    long NONE = -1;

    /**
     * Scans {@code bytes[from, to)}; goes on where the last call stopped.
     *
     * @param base the offset of {@code bytes[0]}
     */
    void scan(byte[] bytes, int from, int to, long base, RecordSink sink);

    /**
     * Tells that nothing follows.
     *
     * @param end the file's length
     */
    void finish(long end, RecordSink sink);

    /** Where the record begins that has not ended yet, or {@link #NONE}. */
    long openSince();

    /** The line in which the open record begins, or the current one when none is open. */
    long openLine();

    /** What makes the rest of the file unreadable; once set, nothing more is found. */
    @Nullable
    Malformation malformation();
}
