package tickets.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.lake.ReadableSet;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

class AsOfTest {

    private static final ReadableSet BEFORE =
            new ReadableSet("20261124T060000Z-0a0001", Instant.parse("2026-11-24T06:00:05Z"), List.of());
    private static final ReadableSet IN_FORCE =
            new ReadableSet("20261124T070000Z-0b0002", Instant.parse("2026-11-24T07:00:05Z"), List.of());
    private static final List<ReadableSet> SETS = List.of(IN_FORCE, BEFORE);

    @ParameterizedTest
    @CsvSource({
        "20261124T070000Z-0b0002,    20261124T070000Z-0b0002",
        "20261124T06,                20261124T060000Z-0a0001",
        "2026-11-24T07:00:05Z,       20261124T070000Z-0b0002",
        "2026-11-24T07:00:04.999Z,   20261124T060000Z-0a0001",
        "2026-11-24T06:00:05,        20261124T060000Z-0a0001",
        "2026-11-24T08:00:05+01:00,  20261124T070000Z-0b0002",
        "2026-11-24T07:30+01:00,     20261124T060000Z-0a0001",
        "2030-01-01T00:00Z,          20261124T070000Z-0b0002"
    })
    void meansTheSetOfARunOrTheOneInForceThen(String text, String runId) {
        assertThat(AsOf.parse(text).among(SETS, "the lake").runId()).isEqualTo(runId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T06:00:04Z", "20261124T05", "2025"})
    void saysWhatThereIsWhenItIsNoneOfThem(String text) {
        AsOf asOf = AsOf.parse(text);

        assertThatThrownBy(() -> asOf.among(SETS, "the lake"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("as of '" + text + "' in the lake")
                .extracting(failure -> ((NotFound) failure).remedy())
                .asString()
                .contains(BEFORE.runId(), IN_FORCE.runId(), "2026-11-24T06:00:05Z");
    }

    @Test
    void asksForMoreWhenItMayBeSeveral() {
        AsOf asOf = AsOf.parse("20261124");

        assertThatThrownBy(() -> asOf.among(SETS, "the lake"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("several begin with it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-24", "2026-13-01T00:00:00Z", "yesterday at noon", "../x"})
    void isARunOrATimeAndNothingElse(String text) {
        assertThatThrownBy(() -> AsOf.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Invalid moment '" + text + "'");
    }
}
