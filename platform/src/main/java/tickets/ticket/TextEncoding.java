package tickets.ticket;

/**
 * Looks once through the raw bytes of a record, eight at a time: finds what is not UTF-8, surrogates that stand alone,
 * and whether there are control characters. Belongs to one thread.
 */
final class TextEncoding {

    /** No fault was found. */
    static final int SOUND = -1;

    private static final long BACKSLASHES = EightBytes.pattern('\\');
    private static final long BLANKS = EightBytes.pattern(' ');
    private static final int NOT_HEX = -1;

    private int undecodable;
    private int loneSurrogate;
    private boolean hasControls;

    /** The index in {@code buffer} of the first byte that is not part of valid text, or {@link #SOUND}. */
    int firstFault(byte[] buffer, int offset, int length) {
        int disguise = firstDisguise(buffer, offset, length);
        if (disguise != SOUND) {
            return disguise;
        }
        undecodable = SOUND;
        loneSurrogate = SOUND;
        hasControls = false;
        scan(buffer, offset, offset + length);
        return undecodable == SOUND ? loneSurrogate : undecodable;
    }

    /** Whether the text looked at last, which was sound, has control characters such as line breaks. */
    boolean hasControls() {
        return hasControls;
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

    private void scan(byte[] buffer, int offset, int end) {
        long controls = 0;
        int at = offset;
        while (at + Long.BYTES <= end && undecodable == SOUND) {
            long word = EightBytes.at(buffer, at);
            controls |= EightBytes.below(word, BLANKS);
            long hits = EightBytes.equal(word, BACKSLASHES) | EightBytes.notAscii(word);
            at = hits == 0 ? at + Long.BYTES : pastSpecial(buffer, at + EightBytes.first(hits), end);
        }
        while (at < end && undecodable == SOUND) {
            controls |= buffer[at] >= 0 && buffer[at] < ' ' ? 1 : 0;
            at = buffer[at] == '\\' || buffer[at] < 0 ? pastSpecial(buffer, at, end) : at + 1;
        }
        hasControls = controls != 0;
    }

    private int pastSpecial(byte[] buffer, int at, int end) {
        return buffer[at] == '\\' ? pastEscape(buffer, at, end) : pastSequence(buffer, at, end);
    }

    /**
     * Behind the sequence of two to four bytes that begins at {@code at} (The Unicode Standard, table 3-7). The JDK's
     * decoder would tell the same, but writes characters that nobody needs.
     */
    private int pastSequence(byte[] buffer, int at, int end) {
        int lead = buffer[at] & 0xFF;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        boolean isSound =
                lead >= 0xC2 && lead <= 0xF4 && at + length <= end && isSecondByte(buffer[at + 1] & 0xFF, lead);
        for (int next = at + 2; isSound && next < at + length; next++) {
            isSound = (buffer[next] & 0xC0) == 0x80;
        }
        if (!isSound) {
            undecodable = at;
        }
        return at + length;
    }

    /** Without the forms that are longer than needed, surrogates, and what is beyond U+10FFFF. */
    private static boolean isSecondByte(int second, int lead) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
    }

    private int pastEscape(byte[] buffer, int backslash, int end) {
        if (backslash + 1 >= end || buffer[backslash + 1] != 'u') {
            // What is not ASCII there has to be looked at itself.
            return backslash + 1 < end && buffer[backslash + 1] < 0 ? backslash + 1 : backslash + 2;
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
}
