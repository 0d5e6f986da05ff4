package tickets.generate;

import java.util.List;

/**
 * Random values that depend on seed, purpose and number only, the same on every JDK: SplitMix64 (Steele, Lea and Flood,
 * 2014), bounded by multiplication, normal by Box and Muller with {@link StrictMath}.
 */
final class Dice {

    /** What a stream is for; each purpose has its own, so that a change in one leaves the others alone. */
    enum Purpose {
        SPIKE(1),
        WINDOW(2),
        CUSTOMER(3),
        AGENT(4),
        OUTLINE(5),
        WORDING(6),
        INTAKE(7),
        OUTCOME(8),
        HANDLING(9),
        TEXT(10),
        REMARKS(11),
        FORM(12);

        private final int stream;

        Purpose(int stream) {
            this.stream = stream;
        }
    }

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed, Purpose purpose, long number) {
        state = mix(mix((seed * GAMMA) + purpose.stream) + (number * GAMMA));
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    /** From 0 to just below 1. */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    boolean chance(double share) {
        return unit() < share;
    }

    /** Mean 0, standard deviation 1. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    void shuffle(int[] values) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = below(last + 1);
            int value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
