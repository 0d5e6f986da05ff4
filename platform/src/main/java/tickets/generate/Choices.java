package tickets.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Values with weights, to draw from. */
final class Choices<T> {

    private final List<T> values;
    private final double[] upTo;

    private Choices(List<T> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** @param weights relative shares; the map's order counts, so it must have a fixed one */
    static <T> Choices<T> of(Map<T, Double> weights) {
        List<T> values = new ArrayList<>(weights.keySet());
        double[] upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weights.getOrDefault(values.get(i), 0.0);
            upTo[i] = sum;
        }
        return new Choices<>(List.copyOf(values), upTo);
    }

    T pick(Dice dice) {
        return values.get(indexIn(upTo, dice));
    }

    List<T> values() {
        return values;
    }

    /** The index that a value drawn evenly below the last of some ascending sums falls on. */
    static int indexIn(double[] upTo, Dice dice) {
        int index = Arrays.binarySearch(upTo, dice.unit() * upTo[upTo.length - 1]);
        return Math.min(index < 0 ? -index - 1 : index + 1, upTo.length - 1);
    }
}
