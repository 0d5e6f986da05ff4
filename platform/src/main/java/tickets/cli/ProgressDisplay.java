package tickets.cli;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.jspecify.annotations.Nullable;
import tickets.ingest.judging.JudgingProgress;
import tickets.runs.StepWatch;

/**
 * Shows how far long work has come: a bar on a terminal, elsewhere a line every few seconds. Work whose end is not
 * known is shown by its name and the time it takes. Thread-safe.
 */
final class ProgressDisplay implements JudgingProgress, StepWatch, AutoCloseable {

    private static final long LINE_EVERY_NANOS = 5_000_000_000L;
    private static final long BAR_EVERY_NANOS = 200_000_000L;
    private static final int BAR_CELLS = 24;

    private final Console console;
    private final LongSupplier nanos;
    private @Nullable ScheduledExecutorService ticker;
    private long startedAt;
    private long shownAt;
    private String step = "";
    private boolean isMeasured;
    private long records;

    /** @param nanos a clock that only goes forward, from any beginning */
    ProgressDisplay(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        this.shownAt = startedAt;
    }

    /** One that looks at the clock by itself: most steps of a run say nothing until they are done. */
    static ProgressDisplay on(Console console) {
        ProgressDisplay display = new ProgressDisplay(console, System::nanoTime);
        display.tickEvery(console.statusLine() == null ? LINE_EVERY_NANOS : BAR_EVERY_NANOS);
        return display;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the display is closed
    private void tickEvery(long intervalNanos) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                .namingPattern("progress")
                .daemon(true)
                .build());
        clock.scheduleAtFixedRate(this::tick, intervalNanos, intervalNanos, TimeUnit.NANOSECONDS);
        ticker = clock;
    }

    /** Work goes on with another step, of which nothing is known but its name. */
    @Override
    public synchronized void begins(String name) {
        step = name;
        isMeasured = false;
        startedAt = nanos.getAsLong();
        StatusLine terminal = console.statusLine();
        if (terminal != null) {
            terminal.clear();
        }
    }

    /** Work that is measured in bytes. */
    @Override
    public void at(long recordsSoFar, long bytesRead, long bytesTotal) {
        show(recordsSoFar, bytesTotal == 0 ? 0 : (double) bytesRead / bytesTotal);
    }

    /** Work that is measured in records. */
    void records(long done, long total) {
        show(done, total == 0 ? 0 : (double) done / total);
    }

    private synchronized void show(long recordsSoFar, double share) {
        isMeasured = true;
        records = recordsSoFar;
        if (isDue()) {
            String words = words(share);
            tell(words, bar(share) + "  " + words);
        }
    }

    /** Time has gone by. */
    synchronized void tick() {
        if (!step.isEmpty() && !isMeasured && isDue()) {
            String of = records == 0 ? "" : String.format(Locale.ROOT, " (%,d records read)", records);
            String words = String.format(Locale.ROOT, "%s, %.0f s%s", step, secondsSinceStart(), of);
            tell(words, words);
        }
    }

    private boolean isDue() {
        long now = nanos.getAsLong();
        boolean isDue = now - shownAt >= (console.statusLine() == null ? LINE_EVERY_NANOS : BAR_EVERY_NANOS);
        if (isDue) {
            shownAt = now;
        }
        return isDue;
    }

    private void tell(String line, String drawn) {
        StatusLine terminal = console.statusLine();
        if (terminal == null) {
            console.err().println("  " + line);
        } else {
            terminal.show("  " + drawn);
        }
    }

    private String words(double share) {
        double seconds = secondsSinceStart();
        String left = share <= 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - share) / share);
        return String.format(
                Locale.ROOT, "%3.0f %%  %,d records, %,.0f/s%s", share * 100, records, records / seconds, left);
    }

    private double secondsSinceStart() {
        return (nanos.getAsLong() - startedAt) / 1e9;
    }

    private static String bar(double share) {
        int full = (int) Math.round(Math.min(share, 1) * BAR_CELLS);
        return "█".repeat(full) + "░".repeat(BAR_CELLS - full);
    }

    /** Takes the bar away, so that a report can follow. */
    void finish() {
        close();
    }

    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.shutdownNow();
        }
        step = "";
        StatusLine terminal = console.statusLine();
        if (terminal != null) {
            terminal.clear();
        }
    }
}
