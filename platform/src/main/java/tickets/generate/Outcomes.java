package tickets.generate;

import static tickets.generate.Coefficient.SATISFACTION;
import static tickets.generate.Coefficient.SATISFACTION_ATTEMPT;
import static tickets.generate.Coefficient.SATISFACTION_ESCALATED;
import static tickets.generate.Coefficient.SATISFACTION_HOURS;
import static tickets.generate.Coefficient.SATISFACTION_SPREAD;
import static tickets.generate.Coefficient.SATISFACTION_TRANSFER;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws how a ticket ends. */
final class Outcomes {

    private static final long MICROS = 1_000_000;
    private static final double TEMPLATES = 0.6;

    private final Map<String, Choices<String>> codes;
    private final List<String> templates;
    private final Map<Subcategory, String> prefixes = new HashMap<>();

    Outcomes(World world) {
        for (Subcategory subcategory : world.subcategories().values()) {
            String subject = subcategory.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
            prefixes.put(subcategory, "TEMPLATE-" + subject + "-");
        }
        this.codes = world.choicesByCategory("resolution_codes");
        this.templates = world.words().texts("templates");
    }

    Outcome draw(Outline outline, Course course, Handling handling, Dice dice) {
        String category = outline.subcategory().category();
        int satisfaction = satisfaction(course, dice);
        return new Outcome(
                outline.createdMicros() + course.seconds() * MICROS,
                course.attempts(),
                Objects.requireNonNull(codes.get(category), category).pick(dice),
                satisfaction,
                dice.chance(0.1 + 0.17 * satisfaction),
                handling.articles().stream().filter(article -> dice.chance(0.5)).toList(),
                template(outline, dice));
    }

    private @Nullable String template(Outline outline, Dice dice) {
        String kind = dice.pick(templates);
        boolean used = dice.chance(TEMPLATES) || outline.plant() == Outline.Plant.FLAW;
        return used ? prefixes.get(outline.subcategory()) + kind : null;
    }

    private static int satisfaction(Course course, Dice dice) {
        double satisfaction = SATISFACTION.value()
                + SATISFACTION_HOURS.value() * StrictMath.log(1 + course.hours())
                + SATISFACTION_TRANSFER.value() * course.transfers()
                + SATISFACTION_ATTEMPT.value() * (course.attempts() - 1)
                + (course.escalated() ? SATISFACTION_ESCALATED.value() : 0)
                + SATISFACTION_SPREAD.value() * dice.normal();
        return (int) Math.max(1, Math.min(5, Math.round(satisfaction)));
    }
}
