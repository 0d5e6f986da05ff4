package tickets.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A planted rush: a share of all tickets is about one subcategory of one product and comes in during a few days.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Spike(Product product, Subcategory subcategory, Instant from, Instant to) {

    static final double SHARE = 0.012;
    private static final Duration LENGTH = Duration.ofDays(4);

    static Spike draw(World world, long seed) {
        Dice dice = new Dice(seed, Dice.Purpose.SPIKE, 0);
        Product product = world.products().pick(dice);
        Subcategory subcategory = dice.pick(world.inside("Technical Issue"));
        Instant from = ArrivalCurve.FIRST_DAY
                .plusDays(dice.between(400, 650))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        return new Spike(product, subcategory, from, from.plus(LENGTH));
    }

    /** A moment of the spike in epoch seconds. */
    long moment(Dice dice) {
        return from.getEpochSecond() + dice.below((int) LENGTH.toSeconds());
    }
}
