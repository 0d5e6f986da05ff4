package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The one look at a record's bytes, held against the JDK's decoder. */
class TextEncodingTest {

    private final TextEncoding encoding = new TextEncoding();

    @Property
    void findsTheFaultThatTheJdkFinds(@ForAll("nearlyText") byte[] bytes) {
        assertThat(encoding.firstFault(bytes, 0, bytes.length)).isEqualTo(faultByTheJdk(bytes));
    }

    @Property
    void looksAtNothingOutsideOfItsRange(@ForAll("nearlyText") byte[] bytes) {
        byte[] within = new byte[bytes.length + 20];
        Arrays.fill(within, (byte) 0xFF);
        System.arraycopy(bytes, 0, within, 10, bytes.length);
        int fault = faultByTheJdk(bytes);

        assertThat(encoding.firstFault(within, 10, bytes.length))
                .isEqualTo(fault == TextEncoding.SOUND ? TextEncoding.SOUND : 10 + fault);
    }

    @Test
    void knowsEverySequenceOfTwoAndThreeBytes() {
        for (int lead = 0x80; lead <= 0xFF; lead++) {
            for (int second = 0; second <= 0xFF; second++) {
                for (int third : new int[] {0x00, 'a', 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
                    byte[] bytes = {'"', 'a', 'b', 'c', (byte) lead, (byte) second, (byte) third, (byte) 0x80, '"'};
                    if (second != '\\' && third != '\\') {
                        assertThat(encoding.firstFault(bytes, 0, bytes.length))
                                .as("%x %x %x", lead, second, third)
                                .isEqualTo(faultByTheJdk(bytes));
                    }
                }
            }
        }
    }

    @Test
    void looksAtWhatABackslashStandsBefore() {
        byte[] bytes = {'"', '\\', (byte) 0xC3, (byte) 0xA4, '"', '\\', (byte) 0xC3, '"'};

        assertThat(encoding.firstFault(bytes, 0, 5)).isEqualTo(TextEncoding.SOUND);
        assertThat(encoding.firstFault(bytes, 0, bytes.length)).isEqualTo(6);
    }

    @Property
    void tellsWhetherThereAreControlCharacters(@ForAll("text") String text) {
        byte[] bytes = ("[\"abc" + text + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(encoding.firstFault(bytes, 0, bytes.length)).isEqualTo(TextEncoding.SOUND);
        assertThat(encoding.hasControls()).isEqualTo(text.chars().anyMatch(unit -> unit < ' '));
    }

    @Property
    void countsCodePoints(@ForAll("text") String text) {
        byte[] string = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);

        assertThat(RawString.codePoints(string, 0, string.length)).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void countsAnEscapeAsOneCodePointAndAPairOfThemToo() {
        String string = "\"eight chars\\n, \\u00e4, \\ud83d\\ude42 and \\\"more\\\" behind 🙂\" and no more";
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);

        assertThat(RawString.codePoints(bytes, 0, bytes.length))
                .isEqualTo("eight chars\n, \u00e4, 🙂 and \"more\" behind 🙂"
                        .codePoints()
                        .count());
    }

    @Test
    void tellsWhichByteIsMarkedFirst() {
        for (int first = 0; first < Long.BYTES; first++) {
            long marks = 0x80L << (8 * first);
            assertThat(EightBytes.first(marks)).isEqualTo(first);
            assertThat(EightBytes.first(marks | 0x8000000000000000L)).isEqualTo(first);
        }
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("abc 0123, \n\täöüß€漢🙂")
                .all()
                .ofMaxLength(60)
                .filter(text -> isText(text));
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.indexOf('"') < 0
                && text.indexOf('\\') < 0
                && text.indexOf('\uFEFF') < 0;
    }

    @Provide
    Arbitrary<byte[]> nearlyText() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("plain text of more than eight bytes, äöü€漢🙂")
                        .map(TextEncodingTest::utf8),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
                Arbitraries.of(List.of(
                        bytes(0xED, 0xA0, 0x80), bytes(0xC0, 0xAF), bytes(0xF4, 0x90, 0x80, 0x80), bytes(0xE2, 0x82))));
        return Combinators.combine(piece, piece, piece, piece)
                .as((a, b, c, d) -> joined(utf8("\"abc"), a, b, c, d))
                .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\\') < 0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                List.of(pieces).stream().mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }

    private static int faultByTheJdk(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(left, CharBuffer.allocate(bytes.length + 1), true);
        return result.isError() ? left.position() : TextEncoding.SOUND;
    }
}
