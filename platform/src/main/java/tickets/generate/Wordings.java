package tickets.generate;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Draws what a text speaks of. */
final class Wordings {

    private static final double OWN_MODULE = 0.85;

    private final World world;
    private final long seed;
    private final Choices<String> environments;
    private final Map<String, List<String>> errorCodes;

    Wordings(World world, long seed, Map<String, List<String>> errorCodes) {
        this.world = world;
        this.seed = seed;
        this.environments = world.choices("environments");
        this.errorCodes = errorCodes;
    }

    Wording draw(Outline outline) {
        Dice dice = new Dice(seed, Dice.Purpose.WORDING, outline.textNumber());
        String category = outline.subcategory().category();
        boolean feature = category.equals("Feature Request");
        Product product = outline.product();
        return new Wording(
                outline.textNumber(),
                product,
                outline.subcategory(),
                outline.language(),
                dice.pick(dice.chance(OWN_MODULE) ? product.modules() : world.modules()),
                dice.between(2, 5) + "." + dice.below(10) + "." + dice.below(15),
                dice.pick(Objects.requireNonNull(errorCodes.get(category), category)),
                environments.pick(dice),
                dice.chance(feature ? 0.04 : 0.18),
                dice.chance(0.06),
                dice.chance(feature ? 0.3 : 0.78),
                dice.chance(feature ? 0.1 : 0.5));
    }
}
