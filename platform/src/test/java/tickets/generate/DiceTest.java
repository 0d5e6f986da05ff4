package tickets.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void throwsTheSameForTheSameSeedPurposeAndNumber() {
        assertThat(new Dice(7, Dice.Purpose.TEXT, 5).next()).isEqualTo(new Dice(7, Dice.Purpose.TEXT, 5).next());
        assertThat(new Dice(7, Dice.Purpose.TEXT, 5).next()).isNotEqualTo(new Dice(8, Dice.Purpose.TEXT, 5).next());
        assertThat(new Dice(7, Dice.Purpose.TEXT, 5).next()).isNotEqualTo(new Dice(7, Dice.Purpose.FORM, 5).next());
        assertThat(new Dice(7, Dice.Purpose.TEXT, 5).next()).isNotEqualTo(new Dice(7, Dice.Purpose.TEXT, 6).next());
    }

    @Test
    void staysWithinItsBounds() {
        Dice dice = new Dice(1, Dice.Purpose.TEXT, 0);

        assertThat(IntStream.range(0, 10_000)
                        .map(i -> dice.between(3, 5))
                        .distinct()
                        .sorted())
                .containsExactly(3, 4, 5);
        assertThat(IntStream.range(0, 10_000).mapToDouble(i -> dice.unit()).boxed())
                .allMatch(unit -> unit >= 0 && unit < 1);
    }

    @Test
    void drawsNormalValues() {
        Dice dice = new Dice(1, Dice.Purpose.TEXT, 0);

        double[] values = DoubleStream.generate(dice::normal).limit(50_000).toArray();

        double mean = DoubleStream.of(values).average().orElseThrow();
        double variance =
                DoubleStream.of(values).map(value -> value * value).average().orElseThrow();
        assertThat(mean).isBetween(-0.02, 0.02);
        assertThat(variance).isBetween(0.97, 1.03);
    }

    @Test
    void drawsByWeight() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("often", 3.0);
        weights.put("never", 0.0);
        weights.put("seldom", 1.0);
        Choices<String> choices = Choices.of(weights);
        Dice dice = new Dice(1, Dice.Purpose.TEXT, 0);

        Map<String, Integer> drawn = new LinkedHashMap<>();
        IntStream.range(0, 10_000).forEach(i -> drawn.merge(choices.pick(dice), 1, Integer::sum));

        assertThat(drawn).containsOnlyKeys("often", "seldom");
        assertThat(drawn.get("seldom")).isBetween(2_300, 2_700);
    }
}
