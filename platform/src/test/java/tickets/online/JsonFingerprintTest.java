package tickets.online;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFingerprintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1.0",
                "100|1e2",
                "-0.0|0",
                "0.5|5e-1",
                "9007199254740993|9007199254740993",
                "123456789012345678901234|1.2345678901234568e23",
                "{\"a\":1,\"b\":2}|{ \"b\" : 2, \"a\" : 1 }",
                "\"\\u00e4\"|\"ä\"",
                "[]|[ ]",
                "no json|no json"
            })
    void isTheSameForTheSameValue(String one, String other) {
        assertThat(JsonFingerprint.of(one)).isEqualTo(JsonFingerprint.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|2",
                "1|\"1\"",
                "1|[1]",
                "0|false",
                "null|false",
                "null|{}",
                "[]|{}",
                "[1,2]|[2,1]",
                "[[1],2]|[1,[2]]",
                "9007199254740993|9007199254740992",
                "0.1|0.2",
                "{\"a\":\"b\"}|{\"b\":\"a\"}",
                "{\"a\":1,\"b\":2}|{\"a\":2,\"b\":1}",
                "{\"a\":null}|{}",
                "\"ab\"|\"ba\"",
                "1|1 1"
            })
    void differsForDifferentValues(String one, String other) {
        assertThat(JsonFingerprint.of(one)).isNotEqualTo(JsonFingerprint.of(other));
    }
}
