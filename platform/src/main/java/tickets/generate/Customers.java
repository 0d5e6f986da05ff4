package tickets.generate;

/** All customers, each drawn anew from its number, so that there may be any number of them. */
final class Customers {

    private static final int TICKETS_EACH = 20;
    private static final int FEWEST = 60;
    private static final int MOST = 200_000;

    private final long seed;
    private final int number;
    private final World world;
    private final Choices<String> tiers;
    private final Choices<String> regions;

    Customers(World world, long seed, long tickets) {
        this.seed = seed;
        this.number = (int) Math.max(FEWEST, Math.min(MOST, tickets / TICKETS_EACH));
        this.world = world;
        this.tiers = world.choices("tiers");
        this.regions = world.choices("regions");
    }

    /** A few customers file many tickets, many file few. */
    Customer draw(Dice dice) {
        double skewed = dice.unit() * dice.unit();
        return of((int) (skewed * number));
    }

    private Customer of(int customer) {
        Dice dice = new Dice(seed, Dice.Purpose.CUSTOMER, customer);
        String tier = tiers.pick(dice);
        String region = regions.pick(dice);
        String language = world.languagesOf(region).pick(dice);
        int organization = dice.below(Math.max(20, number / 8));
        return new Customer(
                customer, organization, tier, region, language, dice.between(30, 1000), monthlyValue(tier, dice));
    }

    private static int monthlyValue(String tier, Dice dice) {
        return switch (tier) {
            case "free" -> 0;
            case "starter" -> dice.between(19, 199);
            case "professional" -> dice.between(200, 1_999);
            case "premium" -> dice.between(2_000, 14_999);
            default -> dice.between(15_000, 99_999);
        };
    }
}
