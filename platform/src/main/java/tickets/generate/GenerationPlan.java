package tickets.generate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tickets.problem.InvalidInput;

/**
 * What to generate.
 *
 * @param count records of the file, bad ones and older versions included
 * @param seed the same seed gives the same bytes
 * @param badShare the share of records that the contract refuses, 0 to 1; {@code round(count * badShare)} of them
 * @param out the file; its suffix says the format, see {@link OutputFormat}
 * @param answers where the answer key goes, null for none
 */
public record GenerationPlan(
        long count,
        long seed,
        double badShare,
        Path out,
        @Nullable Path answers) {

    /** Checks the figures and paths; all that is wrong is an {@link InvalidInput}. */
    public GenerationPlan {
        if (count < 0) {
            throw new InvalidInput(
                    "Cannot generate '" + count + "' tickets: the count is below 0.", "Give a count of 0 or more.");
        }
        if (!(badShare >= 0 && badShare <= 1)) {
            throw new InvalidInput(
                    "Cannot make a share of '" + badShare + "' of the tickets bad: it is not within 0 and 1.",
                    "Give a share such as 0.01 for one in a hundred.");
        }
        if (out.equals(answers)) {
            throw new InvalidInput(
                    "Cannot write tickets and answer key to the same file '" + out + "'.",
                    "Give the answer key a name of its own.");
        }
    }

    /** How many of the first {@code position} records are bad. */
    long badBefore(long position) {
        return Math.round(position * badShare);
    }

    /** How many of the first {@code position} records are good ones with a warning. */
    long warnedBefore(long position) {
        double share = Math.min(badShare, 1 - badShare) * WindowPlanner.WARNED_FOR_EACH_BAD;
        return (long) (position * share);
    }
}
