package tickets.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing UTF-8 text. */
final class ByteText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    ByteText add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    ByteText raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    ByteText range(ByteText other, int from, int to) {
        room(to - from);
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    ByteText ascii(String more) {
        room(more.length());
        for (int i = 0; i < more.length(); i++) {
            bytes[length++] = (byte) more.charAt(i);
        }
        return this;
    }

    ByteText number(long value) {
        return ascii(Long.toString(value));
    }

    /** At least so many digits, zeros in front. */
    ByteText padded(long value, int digits) {
        String text = Long.toString(value);
        for (int missing = digits - text.length(); missing > 0; missing--) {
            add('0');
        }
        return ascii(text);
    }

    /** Adds a JSON string whose characters above ASCII stay as they are. */
    ByteText quoted(CharSequence text) {
        return quoted(text, false);
    }

    /** Adds a JSON string whose characters above ASCII are written as {@code \}{@code uXXXX}. */
    ByteText quotedAsAscii(CharSequence text) {
        return quoted(text, true);
    }

    private ByteText quoted(CharSequence text, boolean asAscii) {
        room(text.length() * 6 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80 && !asAscii) {
                int codePoint = Character.codePointAt(text, i);
                i += Character.charCount(codePoint) - 1;
                utf8(codePoint);
            } else if (letter >= 0x80 || letter < 0x20) {
                escape(letter);
            } else {
                if (letter == '"' || letter == '\\') {
                    bytes[length++] = '\\';
                }
                bytes[length++] = (byte) letter;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            } else {
                bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        if (letter == '\n' || letter == '\t') {
            bytes[length++] = (byte) (letter == '\n' ? 'n' : 't');
            return;
        }
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(letter >> shift) & 0xF];
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
