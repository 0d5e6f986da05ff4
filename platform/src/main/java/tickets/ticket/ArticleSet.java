package tickets.ticket;

import java.util.Arrays;

/** The elements of a list as 64-bit hashes: enough to tell whether one list lies within another. Reused. */
final class ArticleSet {

    private long[] hashes = new long[16];
    private int size;

    void clear() {
        size = 0;
        if (hashes.length > 4096) {
            hashes = new long[16];
        }
    }

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    boolean isWithin(ArticleSet other) {
        if (size == 0) {
            return true;
        }
        Arrays.sort(other.hashes, 0, other.size);
        for (int at = 0; at < size; at++) {
            if (Arrays.binarySearch(other.hashes, 0, other.size, hashes[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    static long hash(char[] text, int offset, int length) {
        long hash = 0xCBF29CE484222325L;
        for (int at = offset; at < offset + length; at++) {
            hash = (hash ^ text[at]) * 0x100000001B3L;
        }
        return hash;
    }
}
