package tickets.ingest.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementSyntaxTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " { \"a\" : [ 1 , -2.5e+3 , true,false,null , \"\" , { } , [ [ ] ] ] , \"b\":\"c\" } ",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9 vu d\u00e9j\u00e0\"",
                "{\"text\": \"}, {\\\"ticket_id\\\": \\\"T-2\\\", \\\"subject\\\": \\\"\"}",
                "{\"text\": \"},{],[ : , true\"}",
                "12",
                "null",
                "[NaN, -Infinity, 1e999]",
            })
    void takesJson(String element) {
        for (int piece = 1; piece < 20; piece++) {
            assertThat(fault(element, piece)).as("in pieces of %d", piece).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ticket_id": "B, "subject": "s"}  | 's' stands where a comma or the end of what is open should | 1019
            {"ticket_id": "B"}, {"c": 1}       | ',' stands where the end of the record should              | 1018
            {"a": 1]                           | ']' stands where a comma or the end of what is open should | 1007
            {"a": [1}                          | '}' stands where a comma or the end of what is open should | 1008
            {"a" 1}                            | '1' stands where a ':' should                              | 1005
            {a: 1}                             | 'a' stands where a key or '}' should                       | 1001
            {"a": 1,}                          | '}' stands where a key should                              | 1008
            [1,]                               | ']' stands where a value should                            | 1003
            [,1]                               | ',' stands where a value or ']' should                     | 1001
            {"a": "\\x"}                       | 'x' stands where                                           | 1008
            """)
    void tellsWhereItIsNone(String element, String words, long offset) {
        for (int piece = 1; piece < 20; piece++) {
            Malformation fault = Objects.requireNonNull(fault(element, piece));

            assertThat(fault.byteOffset()).as("where the element begins").isEqualTo(1_000);
            assertThat(fault.line()).isEqualTo(7);
            assertThat(fault.reason())
                    .contains("at byte " + offset + " (line 7) ")
                    .contains(words);
        }
    }

    @Test
    void countsLinesUpToTheFault() {
        assertThat(fault("{\n\n\"a\": ;}", 3))
                .isNotNull()
                .extracting(Malformation::reason)
                .asString()
                .contains("at byte 1008 (line 9) ';'");
    }

    @Test
    void refusesALineEndInText() {
        assertThat(fault("{\"a\": \"b\n\"}", 3))
                .isNotNull()
                .extracting(Malformation::reason)
                .asString()
                .contains("byte 0xa stands where text should");
    }

    @Test
    void doesNotFollowAbsurdDepths() {
        assertThat(fault("[".repeat(2_000_000) + ";", 100_000)).isNull();
        assertThat(fault("[".repeat(1_000_000) + ";", 100_000)).isNotNull();
    }

    /** Of letters that make up JSON, so that some of it is. */
    @Property(tries = 3_000)
    void takesWhateverAParserTakes(
            @ForAll @Chars({'{', '}', '[', ']', '"', ',', ':', '1', ' ', '\\', 'n'}) @StringLength(max = 9) String text,
            @ForAll @IntRange(min = 1, max = 5) int piece) {
        if (isJson(text)) {
            assertThat(fault(text, piece)).as(text).isNull();
        }
    }

    @Property(tries = 300)
    void takesAnyTextAsAString(
            @ForAll @CharRange(from = 0, to = 0xd7ff) String text, @ForAll @IntRange(min = 1, max = 9) int piece)
            throws JsonProcessingException {
        assertThat(fault(JSON.writeValueAsString(new String[] {text, text}), piece))
                .isNull();
    }

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    /** As an element at byte 1000, in line 7. */
    private static @Nullable Malformation fault(String element, int piece) {
        byte[] bytes = element.getBytes(UTF_8);
        ElementSyntax syntax = new ElementSyntax(1_000, 7);
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] buffer = ("??" + new String(bytes, from, Math.min(piece, bytes.length - from), ISO_8859_1))
                    .getBytes(ISO_8859_1);
            syntax.see(buffer, 2, buffer.length, 1_000 + from - 2);
        }
        return syntax.fault();
    }
}
