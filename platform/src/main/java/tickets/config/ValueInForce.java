package tickets.config;

import org.jspecify.annotations.Nullable;

/**
 * The outcome for one known key.
 *
 * @param key the key
 * @param value its value; null when it is unset or not valid
 * @param shown the value as people may see it; null when it is unset
 * @param origin where it came from
 * @param isValid whether it is allowed
 */
record ValueInForce(
        SettingKey<?> key, @Nullable Object value, @Nullable String shown, Origin origin, boolean isValid) {

    /** Key, value and origin as a problem tells them. */
    String told() {
        return key.name() + " = " + (shown == null ? "nothing" : "'" + GivenValue.presentable(shown) + "'") + " ("
                + origin + ")";
    }
}
