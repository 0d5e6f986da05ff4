package tickets.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tickets.lake.ReadableSet;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

/** Names a set that was published some time ago: by its run, or by a moment at which it was in force. */
public final class AsOf {

    private static final Pattern TIME = Pattern.compile("\\d{4}-.*");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final String text;
    private final @Nullable Instant moment;

    private AsOf(String text, @Nullable Instant moment) {
        this.text = text;
        this.moment = moment;
    }

    /**
     * Reads what a person wrote.
     *
     * @param text the beginning of a run's id, or an ISO-8601 time; without an offset it is UTC
     * @throws InvalidInput when it is neither
     */
    public static AsOf parse(String text) {
        if (TIME.matcher(text).matches()) {
            return new AsOf(text, moment(text));
        }
        if (RUN.matcher(text).matches()) {
            return new AsOf(text, null);
        }
        throw unreadable(text);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException noTime) {
                throw unreadable(text);
            }
        }
    }

    private static InvalidInput unreadable(String text) {
        return new InvalidInput(
                "Invalid moment '" + text
                        + "': expected the beginning of a run's id, or a time with hours and minutes.",
                "Write it like 20261124T063953Z, 2026-11-24T07:00:00Z or 2026-11-24T07:00+01:00.");
    }

    /**
     * The set that is meant.
     *
     * @param newestFirst the sets there are, at least one
     * @param lake where they are, for the message
     * @throws NotFound when it is none of them
     * @throws InvalidInput when it may be several of them
     */
    ReadableSet among(List<ReadableSet> newestFirst, String lake) {
        return moment == null ? ofRun(newestFirst, lake) : inForceAt(moment, newestFirst, lake);
    }

    private ReadableSet ofRun(List<ReadableSet> sets, String lake) {
        Optional<ReadableSet> exact =
                sets.stream().filter(set -> set.runId().equals(text)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        List<ReadableSet> found =
                sets.stream().filter(set -> set.runId().startsWith(text)).toList();
        if (found.size() > 1) {
            throw new InvalidInput(
                    "Cannot tell which run '" + text + "' is: several begin with it.",
                    "Give more of the id. There are " + listed(found) + ".");
        }
        if (found.isEmpty()) {
            throw gone("no run whose tables are kept begins with that", sets, lake);
        }
        return found.get(0);
    }

    private ReadableSet inForceAt(Instant time, List<ReadableSet> sets, String lake) {
        return sets.stream()
                .filter(set -> !set.publishedAt().isAfter(time))
                .findFirst()
                .orElseThrow(() -> gone("what was in force then is not kept any more", sets, lake));
    }

    private NotFound gone(String why, List<ReadableSet> sets, String lake) {
        return new NotFound(
                "Cannot find the tables as of '" + text + "' in " + lake + ": " + why + ".",
                "There are " + listed(sets) + ".");
    }

    private static String listed(List<ReadableSet> sets) {
        return sets.stream()
                .map(set -> set.runId() + " (published " + set.publishedAt() + ")")
                .collect(Collectors.joining(", "));
    }
}
