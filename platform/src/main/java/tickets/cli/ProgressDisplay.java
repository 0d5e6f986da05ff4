package tickets.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import tickets.ingest.judging.JudgingProgress;

/** Shows how far long work has come: a bar on a terminal, elsewhere a line every few seconds. One thread. */
final class ProgressDisplay implements JudgingProgress, AutoCloseable {

    private static final long LINE_EVERY_NANOS = 5_000_000_000L;
    private static final long BAR_EVERY_NANOS = 200_000_000L;
    private static final int BAR_CELLS = 24;

    private final Console console;
    private final LongSupplier nanos;
    private final long startedAt;
    private long shownAt;

    /** @param nanos a clock that only goes forward, from any beginning */
    ProgressDisplay(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        this.shownAt = startedAt;
    }

    static ProgressDisplay on(Console console) {
        return new ProgressDisplay(console, System::nanoTime);
    }

    /** Work that is measured in bytes. */
    @Override
    public void at(long records, long bytesRead, long bytesTotal) {
        show(records, bytesTotal == 0 ? 0 : (double) bytesRead / bytesTotal);
    }

    /** Work that is measured in records. */
    void records(long done, long total) {
        show(done, total == 0 ? 0 : (double) done / total);
    }

    private void show(long records, double share) {
        long now = nanos.getAsLong();
        StatusLine terminal = console.statusLine();
        if (now - shownAt < (terminal == null ? LINE_EVERY_NANOS : BAR_EVERY_NANOS)) {
            return;
        }
        shownAt = now;
        String words = words(records, share, (now - startedAt) / 1e9);
        if (terminal == null) {
            console.err().println("  " + words);
        } else {
            terminal.show("  " + bar(share) + "  " + words);
        }
    }

    private static String words(long records, double share, double seconds) {
        String left = share <= 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - share) / share);
        return String.format(
                Locale.ROOT, "%3.0f %%  %,d records, %,.0f/s%s", share * 100, records, records / seconds, left);
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
    public void close() {
        StatusLine terminal = console.statusLine();
        if (terminal != null) {
            terminal.clear();
        }
    }
}
