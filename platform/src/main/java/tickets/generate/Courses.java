package tickets.generate;

import static tickets.generate.Coefficient.ATTEMPT;
import static tickets.generate.Coefficient.ATTEMPT_WRONG_SPECIALIST;
import static tickets.generate.Coefficient.ESCALATION;
import static tickets.generate.Coefficient.ESCALATION_ATTEMPT;
import static tickets.generate.Coefficient.ESCALATION_ENTERPRISE;
import static tickets.generate.Coefficient.ESCALATION_LATE;
import static tickets.generate.Coefficient.ESCALATION_TRANSFER;
import static tickets.generate.Coefficient.HOURS_KNOWN_ISSUE;
import static tickets.generate.Coefficient.HOURS_P0;
import static tickets.generate.Coefficient.HOURS_P1;
import static tickets.generate.Coefficient.HOURS_P2;
import static tickets.generate.Coefficient.HOURS_P3;
import static tickets.generate.Coefficient.HOURS_P4;
import static tickets.generate.Coefficient.HOURS_SPREAD;
import static tickets.generate.Coefficient.HOURS_WEEKEND;
import static tickets.generate.Coefficient.HOURS_WRONG_SPECIALIST;
import static tickets.generate.Coefficient.TRANSFER;
import static tickets.generate.Coefficient.TRANSFER_WRONG_SPECIALIST;

import java.util.List;

/** Draws how the work on a ticket goes. */
final class Courses {

    private static final List<Coefficient> MEDIANS = List.of(HOURS_P0, HOURS_P1, HOURS_P2, HOURS_P3, HOURS_P4);
    private static final int[] LATE_AFTER_HOURS = {4, 8, 24, 72, 120};
    private static final double FEWEST_HOURS = 0.2;
    private static final double MOST_HOURS = 500;
    private static final double KNOWN_ISSUES = 0.1;

    private final long seed;
    private final Agents agents;

    Courses(World world, long seed) {
        this.seed = seed;
        this.agents = new Agents(world, seed);
    }

    Course draw(Outline outline, Intake intake) {
        Dice dice = new Dice(seed, Dice.Purpose.OUTCOME, outline.number());
        Agent agent = agents.assign(outline.subcategory(), dice);
        boolean wrong = !agent.specialization().equals(outline.subcategory().specialist());
        boolean known = dice.chance(KNOWN_ISSUES);
        double hours = hours(
                outline,
                intake.severity(),
                (wrong ? HOURS_WRONG_SPECIALIST.value() : 0)
                        + (known ? HOURS_KNOWN_ISSUE.value() : 0)
                        + HOURS_SPREAD.value() * dice.normal());
        int attempts = 1 + successes(4, ATTEMPT.value() + (wrong ? ATTEMPT_WRONG_SPECIALIST.value() : 0), dice);
        int transfers = successes(3, TRANSFER.value() + (wrong ? TRANSFER_WRONG_SPECIALIST.value() : 0), dice);
        double odds = ESCALATION.value()
                + ESCALATION_ATTEMPT.value() * (attempts - 1)
                + ESCALATION_TRANSFER.value() * transfers
                + (outline.customer().tier().equals("enterprise") ? ESCALATION_ENTERPRISE.value() : 0)
                + (hours > LATE_AFTER_HOURS[intake.severity()] ? ESCALATION_LATE.value() : 0);
        boolean escalated = dice.chance(1 / (1 + StrictMath.exp(-odds)));
        return new Course(
                agent,
                known,
                StrictMath.round(hours * 3600),
                attempts,
                transfers,
                escalated || outline.plant() == Outline.Plant.FLAW);
    }

    private static double hours(Outline outline, int severity, double effects) {
        double logarithm = StrictMath.log(MEDIANS.get(severity).value())
                + outline.product().slowness()
                + (CreationHour.of(outline.createdMicros()).isWeekend() ? HOURS_WEEKEND.value() : 0)
                + effects;
        return Math.min(MOST_HOURS, Math.max(FEWEST_HOURS, StrictMath.exp(logarithm)));
    }

    /** How often in a row something happens, at most so many times. */
    private static int successes(int most, double probability, Dice dice) {
        int happened = 0;
        while (happened < most && dice.chance(probability)) {
            happened++;
        }
        return happened;
    }
}
