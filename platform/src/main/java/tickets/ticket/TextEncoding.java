package tickets.ticket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds what is not UTF-8, and surrogates that stand alone, in the raw bytes of a record. Belongs to one thread. */
final class TextEncoding {

    /** No fault was found. */
    static final int SOUND = -1;

    private static final long BACKSLASHES = EightBytes.pattern('\\');
    private static final int NOT_HEX = -1;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(4096);
    private int loneSurrogate;

    /** The index in {@code buffer} of the first byte that is not part of valid text, or {@link #SOUND}. */
    int firstFault(byte[] buffer, int offset, int length) {
        int disguise = firstDisguise(buffer, offset, length);
        if (disguise != SOUND) {
            return disguise;
        }
        loneSurrogate = SOUND;
        boolean ascii = scan(buffer, offset, offset + length);
        int undecodable = ascii ? SOUND : firstUndecodable(buffer, offset, length);
        return undecodable == SOUND ? loneSurrogate : undecodable;
    }

    /** The parser takes zero bytes at the start for UTF-16 or UTF-32, and drops a byte order mark: not here. */
    private static int firstDisguise(byte[] buffer, int offset, int length) {
        for (int at = offset; at < offset + Math.min(4, length); at++) {
            if (buffer[at] == 0) {
                return at;
            }
        }
        return length > 0 && buffer[offset] == (byte) 0xEF ? offset : SOUND;
    }

    /** Looks at eight bytes at a time for a high bit or a backslash; true when all is ASCII. */
    private boolean scan(byte[] buffer, int offset, int end) {
        long bits = 0;
        int at = offset;
        while (at + Long.BYTES <= end) {
            long word = EightBytes.at(buffer, at);
            bits |= word;
            long hits = EightBytes.equal(word, BACKSLASHES);
            if (hits == 0) {
                at += Long.BYTES;
            } else {
                at = pastEscape(buffer, at + EightBytes.first(hits), end);
            }
        }
        while (at < end) {
            bits |= buffer[at] & 0x80;
            at = buffer[at] == '\\' ? pastEscape(buffer, at, end) : at + 1;
        }
        return EightBytes.notAscii(bits) == 0;
    }

    private int pastEscape(byte[] buffer, int backslash, int end) {
        if (backslash + 1 >= end || buffer[backslash + 1] != 'u') {
            return backslash + 2;
        }
        int unit = codeUnit(buffer, backslash, end);
        if (unit == NOT_HEX || !Character.isSurrogate((char) unit)) {
            return backslash + 2;
        }
        int next = codeUnit(buffer, backslash + 6, end);
        if (Character.isHighSurrogate((char) unit) && next != NOT_HEX && Character.isLowSurrogate((char) next)) {
            return backslash + 12;
        }
        if (loneSurrogate == SOUND) {
            loneSurrogate = backslash;
        }
        return backslash + 6;
    }

    private static int codeUnit(byte[] buffer, int backslash, int end) {
        if (backslash + 6 > end || buffer[backslash] != '\\' || buffer[backslash + 1] != 'u') {
            return NOT_HEX;
        }
        int unit = 0;
        for (int at = backslash + 2; at < backslash + 6; at++) {
            int digit = Character.digit(buffer[at], 16);
            if (digit < 0) {
                return NOT_HEX;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private int firstUndecodable(byte[] buffer, int offset, int length) {
        decoder.reset();
        ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(bytes, decoded, true);
        } while (result.isOverflow());
        return result.isError() ? bytes.position() : SOUND;
    }
}
