package tickets.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of one start, and where each value came from.
 *
 * @param settings the settings themselves
 * @param inForce every value with its origin: the picked members first, then the keys in the order of the reference
 */
public record LoadedSettings(Settings settings, List<SettingInForce> inForce) {

    public LoadedSettings {
        inForce = List.copyOf(inForce);
    }

    /** What is set, for run records: key to value as written, secrets masked, in the order of the reference. */
    public Map<String, String> maskedMap() {
        Map<String, String> masked = new LinkedHashMap<>();
        for (SettingInForce setting : inForce) {
            if (setting.shown() != null) {
                masked.put(setting.key(), setting.shown());
            }
        }
        return Collections.unmodifiableMap(masked);
    }
}
