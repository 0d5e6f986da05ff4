package tickets.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what agents add to a ticket. */
final class Handlings {

    private static final double MICROS_OF_A_MONTH = 30.44 * 86_400 * 1e6;
    private static final int ARTICLES = 2000;

    private final List<String> actions;
    private final List<String> reasons;
    private final List<String> sharedTags;
    private final Map<String, List<String>> tags;

    Handlings(World world) {
        this.actions = world.words().texts("actions");
        this.reasons = world.words().texts("escalation_reasons");
        this.sharedTags = world.words().texts("shared_tags");
        this.tags = world.textsByCategory("tags");
    }

    Handling draw(Outline outline, Course course, Window window, Dice dice) {
        double months = (outline.createdMicros() - ArrivalCurve.FIRST_DAY.toEpochDay() * 86_400e6) / MICROS_OF_A_MONTH;
        return new Handling(
                course.agent(),
                course.agent().startMonths() + (int) months,
                some(actions, dice.between(2, 6), dice),
                reason(outline, course, dice),
                course.transfers(),
                Math.min(12, 1 + course.attempts() + course.transfers() + dice.below(4)),
                tags(outline, dice),
                dice.chance(0.35) ? window.earlierThan(outline, dice) : List.of(),
                articles(dice.below(6), dice),
                articles(dice.between(1, 4), dice),
                dice.chance(0.4),
                course.knownIssue(),
                course.knownIssue() && dice.chance(0.5));
    }

    private @Nullable String reason(Outline outline, Course course, Dice dice) {
        String drawn = dice.pick(reasons);
        if (!course.escalated()) {
            return null;
        }
        if (course.attempts() > 3) {
            return "Multiple failed resolution attempts";
        }
        return outline.customer().tier().equals("enterprise") && dice.chance(0.5) ? "High priority customer" : drawn;
    }

    private List<String> tags(Outline outline, Dice dice) {
        String category = outline.label().category();
        List<String> chosen =
                new ArrayList<>(some(Objects.requireNonNull(tags.get(category), category), dice.between(2, 3), dice));
        chosen.addAll(some(sharedTags, dice.below(3), dice));
        return chosen;
    }

    private static List<String> articles(int number, Dice dice) {
        List<String> articles = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            int article = 10_000 + dice.below(ARTICLES);
            articles.add("KB-" + Integer.toString(article).substring(1));
        }
        return articles;
    }

    /** So many different ones, in the order drawn. */
    private static List<String> some(List<String> words, int number, Dice dice) {
        Set<String> chosen = new LinkedHashSet<>();
        while (chosen.size() < number) {
            chosen.add(dice.pick(words));
        }
        return new ArrayList<>(chosen);
    }
}
