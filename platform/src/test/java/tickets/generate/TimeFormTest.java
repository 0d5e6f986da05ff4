package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeFormTest {

    private static final long MICROS = 1_770_000_123_000_000L;

    @Test
    void writesUtc() {
        assertThat(text(TimeForm.UTC, MICROS)).isEqualTo("\"2026-02-02T02:42:03Z\"");
    }

    @Test
    void writesNoOffset() {
        assertThat(text(TimeForm.NO_OFFSET, MICROS)).isEqualTo("\"2026-02-02T02:42:03\"");
    }

    @Test
    void writesMilliseconds() {
        assertThat(text(TimeForm.EPOCH_MILLIS, MICROS)).isEqualTo("1770000123000");
    }

    @Test
    void writesAsManyDigitsOfAFractionAsItNeedsAndSometimesMore() {
        assertThat(text(TimeForm.FRACTION, MICROS + 5_000)).isEqualTo("\"2026-02-02T02:42:03.005Z\"");
        assertThat(text(TimeForm.FRACTION, MICROS + 1)).isEqualTo("\"2026-02-02T02:42:03.000001Z\"");
        assertThat(text(TimeForm.FRACTION, MICROS + 7)).isEqualTo("\"2026-02-02T02:42:03.000007789Z\"");
    }

    @Test
    void writesTheSameInstantWithEveryOffset() {
        DateTimeFormatter lenient = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT);

        for (int second = 0; second < 120; second++) {
            String text = text(TimeForm.OFFSET, MICROS + second * 1_000_000L);
            String bare = text.substring(1, text.length() - 1);
            assertThat(OffsetDateTime.parse(bare, lenient).toInstant())
                    .isEqualTo(Instant.ofEpochSecond(1_770_000_123L + second));
        }
    }

    private static String text(TimeForm form, long micros) {
        ByteText text = new ByteText();
        form.append(text, micros);
        return new String(text.copy(0, text.length()), StandardCharsets.UTF_8);
    }
}
