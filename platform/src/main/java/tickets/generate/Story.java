package tickets.generate;

import org.jspecify.annotations.Nullable;

/**
 * Everything about a ticket but its texts.
 *
 * @param updatedMicros microseconds since 1970
 * @param outcome null while the ticket is open
 */
record Story(
        Outline outline,
        Wording wording,
        Intake intake,
        Handling handling,
        long updatedMicros,
        @Nullable Outcome outcome) {

    private static final long MICROS = 1_000_000;

    /** What a record of the given version shows. */
    Story asOf(Version version) {
        if (!version.isLast()) {
            long lasted = (updatedMicros - outline.createdMicros()) / MICROS;
            long updated = outline.createdMicros() + lasted * version.step() / version.steps() * MICROS;
            return new Story(outline, wording, intake, handling.begun(version.step()), updated, null);
        }
        return version.edits() == 0
                ? this
                : new Story(outline, wording, intake, handling.withOneMoreResponse(), updatedMicros, outcome);
    }
}
