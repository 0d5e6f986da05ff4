package tickets.generate;

import static tickets.generate.Coefficient.PRIORITY_CRITICAL;
import static tickets.generate.Coefficient.PRIORITY_ENTERPRISE;
import static tickets.generate.Coefficient.PRIORITY_HIGH;
import static tickets.generate.Coefficient.PRIORITY_MEDIUM;
import static tickets.generate.Coefficient.PRIORITY_PREMIUM;
import static tickets.generate.Coefficient.PRIORITY_SEVERITY;
import static tickets.generate.Coefficient.PRIORITY_SPREAD;
import static tickets.generate.Coefficient.PRIORITY_URGENT_WORDS;

import java.util.List;

/** Draws what is known when a ticket is filed. */
final class Intakes {

    private static final List<String> LEVELS = List.of("critical", "high", "medium", "low");
    private static final double[] SEVERITIES = {0.06, 0.22, 0.55, 0.85, 1};
    private static final int MOST_USERS = 1000;

    private final long seed;
    private final Choices<String> channels;
    private final Choices<String> sentiments;

    Intakes(World world, long seed) {
        this.seed = seed;
        this.channels = world.choices("channels");
        this.sentiments = world.choices("sentiments");
    }

    Intake draw(Outline outline, Wording wording) {
        Dice dice = new Dice(seed, Dice.Purpose.INTAKE, outline.number());
        int severity = severity(wording, dice);
        String priority = priority(points(outline.customer().tier(), severity, wording, dice));
        if (outline.plant() == Outline.Plant.WRONG_PRIORITY) {
            priority = LEVELS.get((LEVELS.indexOf(priority) + dice.between(1, 3)) % LEVELS.size());
        }
        boolean crowded = outline.plant() == Outline.Plant.SPIKE;
        return new Intake(
                severity,
                priority,
                channels.pick(dice),
                wording.urgent() && dice.chance(0.7)
                        ? dice.pick(List.of("angry", "frustrated"))
                        : sentiments.pick(dice),
                LEVELS.get(Math.min(3, Math.max(0, severity - 1 + dice.below(3) - (wording.urgent() ? 1 : 0)))),
                affectedUsers(severity, dice),
                dice.below(11),
                (crowded ? 300 : 0) + dice.below(1 + dice.below(400)),
                dice.between(1, 180),
                dice.below(6));
    }

    private static int severity(Wording wording, Dice dice) {
        int severity = Choices.indexIn(SEVERITIES, dice);
        boolean security = wording.subcategory().category().equals("Security");
        int raised = (wording.urgent() ? 1 : 0) + (security && dice.chance(0.4) ? 1 : 0);
        return Math.max(0, severity - raised);
    }

    private static double points(String tier, int severity, Wording wording, Dice dice) {
        double ofTier = tier.equals("enterprise")
                ? PRIORITY_ENTERPRISE.value()
                : tier.equals("premium") ? PRIORITY_PREMIUM.value() : 0;
        return PRIORITY_SEVERITY.value() * (4 - severity)
                + ofTier
                + (wording.urgent() ? PRIORITY_URGENT_WORDS.value() : 0)
                + PRIORITY_SPREAD.value() * dice.normal();
    }

    private static String priority(double points) {
        if (points >= PRIORITY_CRITICAL.value()) {
            return "critical";
        }
        if (points >= PRIORITY_HIGH.value()) {
            return "high";
        }
        return points >= PRIORITY_MEDIUM.value() ? "medium" : "low";
    }

    private static int affectedUsers(int severity, Dice dice) {
        double users = StrictMath.exp(5 - severity + dice.normal());
        return (int) Math.min(MOST_USERS, 1 + users);
    }
}
