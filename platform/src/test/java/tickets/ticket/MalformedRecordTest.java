package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRecordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n\t",
                "{",
                "{}}",
                "{} {}",
                "{},",
                "[1,]",
                "{\"a\": 1,}",
                "{\"a\" 1}",
                "{\"a\": }",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 007}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": 5.}",
                "{\"a\": 1e}",
                "{\"a\": tru}",
                "{\"a\": nul}",
                "{\"a\": undefined}",
                "{\"a\": \"\\x\"}",
                "{\"a\": \"\\u00g0\"}",
                "{\"a\": \"line\nbreak\"}",
                "{\"a\": \"tab\t\"}",
                "{\"a\": 1} // comment",
                "{\"a\": /* comment */ 1}",
                "{\"a\": [1, 2}",
                "{\"a\": \u0000}",
                "\u0000{}",
                "\ufeff{}",
                "\"open",
                "word"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(Judgement.of(text)).isInstanceOfSatisfying(Verdict.Malformed.class, malformed -> {
            assertThat(malformed.byteOffset()).isBetween(0, text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(malformed.reason()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff", // never valid
                "80", // continues nothing
                "c3", // cut off
                "e282", // cut off
                "c0af", // overlong
                "e08080", // overlong
                "eda080", // half of a pair
                "eda0bdedb880", // a pair, each half by itself
                "f4908080", // beyond Unicode
                "fffe7b00" // UTF-16
            })
    void refusesWhatIsNotUtf8(String bytes) {
        byte[] wrong = HexFormat.of().parseHex(bytes);

        for (String around : new String[] {"{\"description\": \"§\"}", "{\"§\": 1}", "{\"a\": [\"§\"]}"}) {
            int at = around.indexOf('§');
            Verdict verdict = Judgement.of(insert(around, wrong));
            assertThat(verdict).isInstanceOfSatisfying(Verdict.Malformed.class, malformed -> {
                assertThat(malformed.byteOffset()).isBetween(at, at + wrong.length);
                assertThat(malformed.reason()).startsWith("not plain UTF-8");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\uDFFF",
                "a\\uD83Dz",
                "\\uD83D\\uD83D\\uDE00",
                "\\uDE00\\uD83D",
                "\\\\\\ud800",
                "\\uD83D\\n"
            })
    void refusesHalfOfASurrogatePairInKeysAndValues(String text) {
        for (String record : new String[] {"{\"a\": \"" + text + "\"}", "{\"" + text + "\": 1}"}) {
            assertThat(Judgement.of(record))
                    .isInstanceOfSatisfying(
                            Verdict.Malformed.class,
                            malformed -> assertThat(malformed.reason()).contains("surrogate"));
        }
    }

    @Test
    void takesAnEscapedBackslashForWhatItIs() {
        TicketFixture ticket =
                TicketFixture.aTicket().withRaw("resolution", "\"C:\\\\ud800 \\\\\\\\ud800 \\uD83D\\uDE00\"");

        assertThat(Judgement.findings(Judgement.of(ticket))).containsExactly("accepted");
    }

    @Test
    void tellsWhereTheTextBreaks() {
        Verdict verdict = Judgement.of("{\"priority\": \"high\", \"severity\": P1}");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Malformed.class,
                        malformed -> assertThat(malformed.byteOffset()).isBetween(33, 36));
    }

    @Test
    void keepsTicketTextOutOfTheReason() {
        Verdict verdict = Judgement.of("{\"agent_id\": AgentSmith}");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .doesNotContain("Smith")
                                .isEqualTo("a word that JSON does not know"));
    }

    private static byte[] insert(String around, byte[] wrong) {
        int at = around.indexOf('§');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(around.substring(0, at).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(wrong);
        bytes.writeBytes(around.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
