package tickets.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process that goes on for ever end in its own way when it is told to stop (SIGTERM, Ctrl-C): the main thread
 * wakes up, does what is left to do, and says with which exit code the process ends.
 */
final class StopSignal {

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Duration patience;
    private int exitCode = ExitCode.FAILED;

    private StopSignal(Duration patience) {
        this.patience = patience;
    }

    /** @param patience how long the main thread may take, before the process ends as it is */
    static StopSignal ofProcess(Duration patience) {
        StopSignal signal = new StopSignal(patience);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::end, "stop"));
        return signal;
    }

    /** Waits for it. */
    void await() {
        try {
            told.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is done that was left to do. */
    void answer(int code) {
        exitCode = code;
        done.countDown();
    }

    /** The virtual machine waits for this; without it the exit code would be that of a process that was killed. */
    private void end() {
        told.countDown();
        try {
            if (done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
