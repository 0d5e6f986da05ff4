package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTextTest {

    @Test
    void writesControlCharactersAsTheirCodes() {
        assertThat(PrintedText.of("raw/\u001b[2J\u0007\u009b\r.json"))
                .isEqualTo("raw/\\u001b[2J\\u0007\\u009b\\u000d.json");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        String text = "raw/Grüße 票 \uD83C\uDFAB.json\n  second line";

        assertThat(PrintedText.of(text)).isSameAs(text);
    }
}
