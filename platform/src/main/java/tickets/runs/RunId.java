package tickets.runs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names a run, e.g. {@code 20261124T053044Z-1a47f3}: UTC to the second, then the millisecond and a random part in three
 * hexadecimal digits each. Sorts by time as text and is safe in file names and addresses.
 *
 * @param value letters, digits, {@code _} and {@code -}, at most 64 characters
 */
public record RunId(String value) implements Comparable<RunId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_BOUND = 0x1000;

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Invalid run id '%s': expected %s".formatted(value, FORM));
        }
    }

    /** A new id for a run that begins at {@code instant}. */
    public static RunId at(Instant instant, RandomGenerator random) {
        int millisecond = instant.get(ChronoField.MILLI_OF_SECOND);
        return new RunId("%s-%03x%03x".formatted(SECOND.format(instant), millisecond, random.nextInt(RANDOM_BOUND)));
    }

    /** The id a person typed, unless no id can look like that. */
    public static Optional<RunId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    /** The value alone, as messages and logs show it. */
    @Override
    public String toString() {
        return value;
    }
}
