package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteTextTest {

    @Test
    void writesJsonStringsInUtf8() {
        assertThat(text(new ByteText().quoted("a\"b\\c\n\té ご 👍\u0001")))
                .isEqualTo("\"a\\\"b\\\\c\\n\\té ご 👍\\u0001\"");
    }

    @Test
    void writesJsonStringsInAscii() {
        assertThat(text(new ByteText().quotedAsAscii("é 👍"))).isEqualTo("\"\\u00e9 \\ud83d\\udc4d\"");
    }

    @Test
    void fillsNumbersUpWithZeros() {
        assertThat(text(new ByteText().padded(7, 3).padded(1234, 3))).isEqualTo("0071234");
    }

    @Test
    void growsAsNeeded() {
        ByteText text = new ByteText();

        for (int i = 0; i < 10_000; i++) {
            text.quoted("日本");
        }

        assertThat(text.length()).isEqualTo(80_000);
    }

    private static String text(ByteText text) {
        return new String(text.copy(0, text.length()), StandardCharsets.UTF_8);
    }
}
