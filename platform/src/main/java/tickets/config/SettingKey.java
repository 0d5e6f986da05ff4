package tickets.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One known setting: the single definition that loading, help, completion and the reference page are made from.
 *
 * @param name the key, such as {@code data.num_online}
 * @param type what values it takes
 * @param fallback the built-in default as it would be written; null when it is unset by default
 * @param description one sentence on what it does
 */
public record SettingKey<T>(
        String name, SettingType<T> type, @Nullable String fallback, String description) {

    /** The environment variable that sets it: {@code TICKETS_DATA_NUM_ONLINE}. */
    public String environmentName() {
        return environmentName(name);
    }

    /** Whether it may be unset; only keys without a built-in default may. */
    public boolean isOptional() {
        return fallback == null;
    }

    static String environmentName(String key) {
        return "TICKETS_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
