package tickets.generate;

import java.time.Duration;
import java.util.List;

/** Draws what is settled about a ticket first. */
final class Outlines {

    static final double WRONG_CATEGORY = 0.02;
    static final double WRONG_PRIORITY = 0.03;
    private static final long MICROS = 1_000_000;
    private static final Duration LONGEST_WORK = Duration.ofDays(30);

    private final long seed;
    private final World world;
    private final ArrivalCurve arrivals;
    private final Customers customers;
    private final Spike spike;

    Outlines(World world, long seed, long tickets) {
        this.seed = seed;
        this.world = world;
        this.arrivals = new ArrivalCurve();
        this.customers = new Customers(world, seed, tickets);
        this.spike = Spike.draw(world, seed);
    }

    Spike spike() {
        return spike;
    }

    List<Product> products() {
        return world.products().values();
    }

    Outline draw(long number) {
        Dice dice = new Dice(seed, Dice.Purpose.OUTLINE, number);
        Outline.Plant plant = plant(dice.unit());
        boolean rush = plant == Outline.Plant.SPIKE;
        Subcategory subcategory = world.subcategories().pick(dice);
        Product product = world.products().pick(dice);
        Subcategory label = rush ? spike.subcategory() : subcategory;
        if (plant == Outline.Plant.WRONG_CATEGORY) {
            label = dice.pick(world.outside(subcategory.category()));
        }
        long second = rush ? spike.moment(dice) : arrivals.draw(dice);
        TimeForm form = TimeForm.draw(dice);
        Customer customer = customers.draw(dice);
        return new Outline(
                number,
                number,
                second * MICROS + (form == TimeForm.FRACTION ? dice.below((int) MICROS) : 0),
                customer,
                rush ? spike.product() : product,
                rush ? spike.subcategory() : subcategory,
                label,
                customer.language(),
                form,
                plant);
    }

    /** A plain one, old enough to be resolved. */
    Outline drawForFlaw(long number) {
        Dice dice = new Dice(seed, Dice.Purpose.OUTLINE, number);
        Subcategory subcategory = world.subcategories().pick(dice);
        Product product = world.products().pick(dice);
        long latest = ArrivalCurve.END.minus(LONGEST_WORK).getEpochSecond() - dice.below(86_400);
        Customer customer = customers.draw(dice);
        return new Outline(
                number,
                number,
                Math.min(arrivals.draw(dice), latest) * MICROS,
                customer,
                product,
                subcategory,
                subcategory,
                customer.language(),
                TimeForm.UTC,
                Outline.Plant.FLAW);
    }

    private static Outline.Plant plant(double share) {
        if (share < Spike.SHARE) {
            return Outline.Plant.SPIKE;
        }
        if (share < Spike.SHARE + WRONG_CATEGORY) {
            return Outline.Plant.WRONG_CATEGORY;
        }
        return share < Spike.SHARE + WRONG_CATEGORY + WRONG_PRIORITY
                ? Outline.Plant.WRONG_PRIORITY
                : Outline.Plant.NOTHING;
    }
}
