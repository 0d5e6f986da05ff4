package tickets.serving;

import io.micronaut.context.ApplicationContext;
import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does work at the times of a cron expression, in a thread of its own, one after the other: a time that comes while
 * work goes on is left out. Goes on until it is stopped, whatever happens to the work.
 */
public final class Schedule implements AutoCloseable {

    private final ApplicationContext frame;
    private final Future<?> times;
    private final Semaphore idle = new Semaphore(1);

    private Schedule(CronTimes times, Runnable work) {
        this.frame = ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .bootstrapEnvironment(false)
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .banner(false)
                .start();
        this.times = frame.getBean(TaskScheduler.class)
                .schedule(times.expression(), times.zone().getId(), () -> unlessStopped(work));
    }

    /** Starts it. The work has to deal with its own failures. */
    public static Schedule start(CronTimes times, Runnable work) {
        return new Schedule(times, work);
    }

    private void unlessStopped(Runnable work) {
        if (!idle.tryAcquire()) {
            return;
        }
        try {
            work.run();
        } finally {
            idle.release();
        }
    }

    /**
     * Begins no work any more, and waits for what goes on.
     *
     * @return whether nothing goes on now; false when {@code patience} was not enough
     */
    public boolean stop(Duration patience) {
        times.cancel(false);
        try {
            return idle.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the frame. Work that still goes on is not waited for. */
    @Override
    public void close() {
        times.cancel(false);
        frame.close();
    }
}
