package tickets.spark.judging;

import org.jspecify.annotations.Nullable;

/**
 * What is known when a part was judged to its end.
 *
 * @param records how many records it holds, an unreadable rest counted as one
 * @param lines how many lines end in it; 0 for a whole file
 * @param blocks the check bits of its bytes as stored, of which the name of the file's content is made
 * @param failure why the run must fail for it; null when it need not
 * @param remedy what to do about that; null without a failure
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and only read
record PartEnd(
        long records,
        long lines,
        byte[] blocks,
        @Nullable String failure,
        @Nullable String remedy) {}
