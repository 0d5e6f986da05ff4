package tickets.ticket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of raw text in one word, to look for a byte in all of them at once. The tests tell by the high bit of
 * each byte, lowest address in the lowest bits; the first hit is always right, those behind it may be false (H. S.
 * Warren, Hacker's Delight, section 6-1).
 */
public final class EightBytes {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Its top byte, shifted left by 8 times n bits, is n. */
    private static final long NUMBERS = 0x0001020304050607L;

    private EightBytes() {}

    /** The bytes from {@code at} to {@code at + 7}. */
    public static long at(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Eight times the same byte, for {@link #equal}. */
    public static long pattern(char ascii) {
        return ONES * ascii;
    }

    /** Marks the bytes that equal the byte of {@code pattern}. */
    public static long equal(long word, long pattern) {
        long differences = word ^ pattern;
        return (differences - ONES) & ~differences & HIGH_BITS;
    }

    /** Marks the bytes that are ASCII and smaller than the byte of {@code pattern}. */
    public static long below(long word, long pattern) {
        return (word - pattern) & ~word & HIGH_BITS;
    }

    /** Marks the bytes that are not ASCII. */
    public static long notAscii(long word) {
        return word & HIGH_BITS;
    }

    /**
     * Which of the eight the first mark stands for; {@code marks} is not 0. By a multiplication: the quick compiler
     * does not know the processor's instruction for counting zeros.
     */
    public static int first(long marks) {
        long lowest = (marks & -marks) >>> 7;
        return (int) ((lowest * NUMBERS) >>> 56);
    }
}
