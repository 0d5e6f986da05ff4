package tickets.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome for every known key. */
final class SettingValues {

    private final Map<String, ValueInForce> values = new LinkedHashMap<>();

    SettingValues(Collection<ValueInForce> values) {
        values.forEach(value -> this.values.put(value.key().name(), value));
    }

    /** The value of a key that is always set. */
    <T> T require(SettingKey<T> key) {
        return Objects.requireNonNull(find(key), key.name());
    }

    /** The value of a key that may be unset. */
    @SuppressWarnings("unchecked") // ValueReader put the value there with this very key's type.
    <T> @Nullable T find(SettingKey<T> key) {
        return (T) outcome(key).value();
    }

    ValueInForce outcome(SettingKey<?> key) {
        return Objects.requireNonNull(values.get(key.name()), key.name());
    }

    boolean areValid(SettingKey<?>... keys) {
        return Arrays.stream(keys).allMatch(key -> outcome(key).isValid());
    }

    Collection<ValueInForce> all() {
        return values.values();
    }
}
