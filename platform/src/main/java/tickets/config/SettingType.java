package tickets.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What values a setting takes.
 *
 * @param name what kind of value, in a word or two
 * @param allowed which values, as the end of the sentence "allowed is ..."
 * @param choices every allowed value when there are few, for completion and suggestions; else empty
 * @param isSecret whether the value may never be shown
 * @param reading reads the text; empty when it is not allowed
 */
public record SettingType<T>(
        String name, String allowed, List<String> choices, boolean isSecret, Function<String, Optional<T>> reading) {

    public SettingType {
        choices = List.copyOf(choices);
    }

    /** The value that the text stands for; empty when it is not allowed. */
    public Optional<T> read(String text) {
        return reading.apply(text);
    }
}
