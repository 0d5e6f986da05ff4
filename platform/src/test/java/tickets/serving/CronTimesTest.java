package tickets.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void comeAtTheMinutesOfTheExpression() {
        assertThat(next("15 * * * *", ZoneOffset.UTC, "2026-11-24T09:15:00Z", 2))
                .containsExactly("2026-11-24T10:15:00Z", "2026-11-24T11:15:00Z");
    }

    @Test
    void comeAtSecondsWhenThereAreSixFields() {
        assertThat(next("*/20 * * * * *", ZoneOffset.UTC, "2026-11-24T09:59:30Z", 3))
                .containsExactly("2026-11-24T09:59:40Z", "2026-11-24T10:00:00Z", "2026-11-24T10:00:20Z");
    }

    @Test
    void areMeantInTheirZone() {
        assertThat(next("30 6 * * *", BERLIN, "2026-07-01T00:00:00Z", 1)).containsExactly("2026-07-01T04:30:00Z");
        assertThat(next("30 6 * * *", BERLIN, "2026-12-01T00:00:00Z", 1)).containsExactly("2026-12-01T05:30:00Z");
    }

    /** What docs/how-to/run-it-from-an-orchestrator.md says about summer time. */
    @Test
    void areLeftOutInTheHourThatDoesNotExistAndComeTwiceInTheOneThatDoes() {
        assertThat(next("30 2 * * *", BERLIN, "2026-03-28T12:00:00Z", 1)).containsExactly("2026-03-30T00:30:00Z");
        assertThat(next("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
    }

    @Test
    void areCountedUpToABound() {
        CronTimes times = new CronTimes("* * * * *", ZoneOffset.UTC);
        Instant nine = Instant.parse("2026-11-24T09:00:00Z");

        assertThat(times.countBetween(nine, nine.plusSeconds(59), 10)).isZero();
        assertThat(times.countBetween(nine, nine.plusSeconds(180), 10)).isEqualTo(3);
        assertThat(times.countBetween(nine, nine.plusSeconds(3_600), 10)).isEqualTo(10);
    }

    private static List<String> next(String expression, ZoneId zone, String after, int count) {
        CronTimes times = new CronTimes(expression, zone);
        List<String> found = new ArrayList<>();
        Instant last = Instant.parse(after);
        for (int number = 0; number < count; number++) {
            last = times.nextAfter(last);
            found.add(last.toString());
        }
        return found;
    }
}
