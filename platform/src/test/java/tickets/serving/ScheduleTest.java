package tickets.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScheduleTest {

    private static final CronTimes EVERY_SECOND = new CronTimes("* * * * * *", ZoneOffset.UTC);

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void goesOnAfterWorkThatFailed() {
        Runnable failing = () -> {
            begun.incrementAndGet();
            throw new IllegalStateException("a defect");
        };

        try (Schedule schedule = Schedule.start(EVERY_SECOND, failing)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> begun.get() >= 2);
            assertThat(schedule.stop(Duration.ofSeconds(60))).isTrue();
        }
    }

    @Test
    void waitsForWorkThatGoesOnWhenItIsStopped() throws InterruptedException {
        try (Schedule schedule = Schedule.start(EVERY_SECOND, this::workUntilAllowed)) {
            working.await();
            assertThat(schedule.stop(Duration.ZERO)).as("while it works").isFalse();

            mayEnd.countDown();

            assertThat(schedule.stop(Duration.ofSeconds(60)))
                    .as("when it has ended")
                    .isTrue();
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void beginsNothingAnyMoreOnceItIsStopped() {
        try (Schedule schedule = Schedule.start(new CronTimes("0 0 1 1 *", ZoneOffset.UTC), begun::incrementAndGet)) {
            assertThat(schedule.stop(Duration.ZERO)).isTrue();
        }

        assertThat(begun).hasValue(0);
    }

    private void workUntilAllowed() {
        begun.incrementAndGet();
        working.countDown();
        try {
            assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
