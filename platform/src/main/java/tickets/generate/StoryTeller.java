package tickets.generate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells the story of a ticket: intake, work, outcome. */
final class StoryTeller {

    /** How many tickets stay open although the work would have been done in time. */
    static final double LEFT_OPEN = 0.03;

    private static final long MICROS = 1_000_000;
    private static final long END_SECOND = ArrivalCurve.END.getEpochSecond();
    private static final int MOST_SECONDS_AFTER = (int) Duration.ofDays(3).toSeconds();
    private static final int MOST_SECONDS_OPEN = (int) Duration.ofDays(10).toSeconds();

    private final long seed;
    private final Wordings wordings;
    private final Intakes intakes;
    private final Courses courses;
    private final Outcomes outcomes;
    private final Handlings handlings;

    StoryTeller(World world, long seed, MachineText machines) {
        this.seed = seed;
        this.wordings = new Wordings(world, seed, machines.errorCodes());
        this.intakes = new Intakes(world, seed);
        this.courses = new Courses(world, seed);
        this.outcomes = new Outcomes(world);
        this.handlings = new Handlings(world);
    }

    Story tell(Slot slot, Window window) {
        Outline outline = slot.outline();
        Wording wording = wordings.draw(outline);
        Intake intake = intakes.draw(outline, wording);
        Course course = courses.draw(outline, intake);
        Dice dice = new Dice(seed, Dice.Purpose.HANDLING, outline.number());
        Handling handling = handlings.draw(outline, course, window, dice);
        Outcome outcome = isResolved(outline, course, dice) ? outcomes.draw(outline, course, handling, dice) : null;
        Story story = new Story(outline, wording, intake, handling, updatedMicros(outline, outcome, dice), outcome);
        return story.asOf(slot.version());
    }

    private static boolean isResolved(Outline outline, Course course, Dice dice) {
        boolean left = dice.chance(LEFT_OPEN);
        if (outline.plant() == Outline.Plant.FLAW) {
            return true;
        }
        return !left && outline.createdMicros() / MICROS + course.seconds() < END_SECOND;
    }

    /**
     * A resolved ticket is updated when it is resolved or, one in five, somewhat later; an open one since it was filed.
     */
    private static long updatedMicros(Outline outline, @Nullable Outcome outcome, Dice dice) {
        long from = outcome == null ? outline.createdMicros() : outcome.resolvedMicros();
        if (outcome != null && dice.chance(0.8)) {
            return from;
        }
        long room = END_SECOND - 1 - from / MICROS;
        int most = (int) Math.min(room, outcome == null ? MOST_SECONDS_OPEN : MOST_SECONDS_AFTER);
        return from + (60 + dice.below(Math.max(1, most - 60))) * MICROS;
    }
}
