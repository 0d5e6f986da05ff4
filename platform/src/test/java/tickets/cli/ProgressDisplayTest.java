package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong(17);

    @Nested
    class WithoutATerminal {

        private final ProgressDisplay display =
                new ProgressDisplay(Console.of(OutputStream.nullOutputStream(), written), nanos::get);

        @Test
        void writesALineEveryFiveSeconds() {
            for (int second = 1; second <= 12; second++) {
                after(Duration.ofSeconds(1));
                display.at(second * 1000L, second * 10L, 200);
            }

            assertThat(text()).isEqualTo("""
                     25 %  5,000 records, 1,000/s, 15 s left
                     50 %  10,000 records, 1,000/s, 10 s left
                    """.indent(2));
        }

        @Test
        void namesAStepThatSaysNothingItself() {
            display.begins("bronze");
            display.at(1_000_000, 200, 200);
            display.begins("offline");
            for (int second = 1; second <= 12; second++) {
                after(Duration.ofSeconds(1));
                display.tick();
            }

            assertThat(text()).isEqualTo("""
                    offline, 5 s (1,000,000 records read)
                    offline, 10 s (1,000,000 records read)
                    """.indent(2));
        }

        @Test
        void doesNotTalkIntoAStepThatTellsItsProgressItself() {
            display.begins("bronze");
            display.at(1, 1, 200);
            after(Duration.ofSeconds(20));

            display.tick();

            assertThat(text()).isEmpty();
        }

        @Test
        void saysNothingAboutWorkThatIsDoneSoon() {
            display.at(400, 10, 10);
            display.close();

            assertThat(text()).isEmpty();
        }
    }

    @Nested
    class OnATerminal {

        private final StatusLine statusLine = new StatusLine(written);
        private final PrintStream err = new PrintStream(statusLine, true, StandardCharsets.UTF_8);
        private final ProgressDisplay display = new ProgressDisplay(
                new Console(
                        OutputStream.nullOutputStream(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        err,
                        statusLine,
                        false),
                nanos::get);

        @Test
        void drawsABarOverTheOneBefore() {
            after(Duration.ofSeconds(1));
            display.records(500, 1000);
            after(Duration.ofSeconds(1));
            display.records(1000, 1000);
            display.finish();

            assertThat(text())
                    .isEqualTo("  ████████████░░░░░░░░░░░░   50 %  500 records, 500/s, 1 s left\r\u001b[K"
                            + "  ████████████████████████  100 %  1,000 records, 500/s, 0 s left\r\u001b[K");
        }

        @Test
        void drawsTheNextStepOverTheBar() {
            after(Duration.ofSeconds(1));
            display.at(500, 10, 10);
            display.begins("publish");
            after(Duration.ofMillis(900));
            display.tick();
            display.close();
            after(Duration.ofSeconds(1));
            display.tick();

            assertThat(text()).endsWith("0 s left\r\u001b[K  publish, 1 s (500 records read)\r\u001b[K");
        }

        @Test
        void makesWayForALineOfTheLog() {
            after(Duration.ofSeconds(1));
            display.at(1, 1, 2);
            err.println("a line");

            assertThat(text()).endsWith("left\r\u001b[Ka line\n");
        }

        @Test
        void isNoWiderThanANarrowTerminal() {
            after(Duration.ofHours(20));
            display.at(999_999_999, 999_999, 1_000_000);

            assertThat(text().length()).isLessThan(80);
        }

        @Test
        void knowsNoRestBeforeTheFirstByte() {
            after(Duration.ofSeconds(1));
            display.at(0, 0, 0);

            assertThat(text()).contains("0 %  0 records, 0/s").doesNotContain("left");
        }
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
