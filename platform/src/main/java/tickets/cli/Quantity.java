package tickets.cli;

import java.time.Duration;
import java.util.Locale;

/** Sizes and ages in words for people, as exact as people want to know them. */
final class Quantity {

    private static final long STEP = 1000;
    private static final String PREFIXES = "kMGTPE";

    private Quantity() {}

    /** For example {@code 900 B}, {@code 1.2 MB}; a kB is 1,000 bytes. */
    static String ofBytes(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double size = bytes;
        int prefix = -1;
        while (size >= STEP - 0.05) {
            size /= STEP;
            prefix++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", size, PREFIXES.charAt(prefix));
    }

    /** For example {@code 5 min}, {@code 2 h 10 min}, {@code 3 d 4 h}; less than nothing is none. */
    static String ofTime(Duration age) {
        Duration passed = age.isNegative() ? Duration.ZERO : age;
        if (passed.toMinutes() == 0) {
            return passed.toSeconds() + " s";
        }
        if (passed.toHours() == 0) {
            return passed.toMinutes() + " min";
        }
        return passed.toDays() == 0
                ? passed.toHours() + " h " + passed.toMinutesPart() + " min"
                : passed.toDays() + " d " + passed.toHoursPart() + " h";
    }
}
