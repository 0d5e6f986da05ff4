package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999999, 1.0 MB",
        "1431238513, 1.4 GB",
        "9223372036854775807, 9.2 EB"
    })
    void tellsASizeInItsLargestUnit(long bytes, String words) {
        assertThat(Quantity.ofBytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"-PT5S, 0 s", "PT59S, 59 s", "PT59M59S, 59 min", "PT2H10M, 2 h 10 min", "P3DT4H59M, 3 d 4 h"})
    void tellsAnAgeInTwoUnitsAtMost(Duration age, String words) {
        assertThat(Quantity.ofTime(age)).isEqualTo(words);
    }
}
