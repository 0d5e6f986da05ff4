package tickets.config;

import org.jspecify.annotations.Nullable;

/**
 * One value in force, as people may see it.
 *
 * @param key the setting or, for a picked member, the group
 * @param shown the value as it was written, a secret as {@code ****}; null when it is unset
 * @param origin where it came from
 */
public record SettingInForce(String key, @Nullable String shown, Origin origin) {}
