package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0B",
        "1001, 1001, 1001B",
        "1000, 1000, 1KB",
        "1024, 1024, 1KiB",
        "64MiB, 67108864, 64MiB",
        "300MB, 300000000, 300MB",
        "2000MB, 2000000000, 2GB",
        "3TiB, 3298534883328, 3TiB"
    })
    void readsAndPrintsTheLargestUnitThatFits(String text, long bytes, String printed) {
        assertThat(ByteSize.read(text)).contains(new ByteSize(bytes));
        assertThat(new ByteSize(bytes)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MB", "-1", "1.5MB", "1 MB", "1mb", "1Mb", "9999999999999999999", "999999999999999999TB"})
    void refusesWhatIsNoSize(String text) {
        assertThat(ByteSize.read(text)).isEmpty();
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new ByteSize(-1)).hasMessage("Invalid size: -1 bytes, expected at least 0");
    }
}
