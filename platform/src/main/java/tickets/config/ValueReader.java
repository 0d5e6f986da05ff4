package tickets.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was given for a key as that key's type. */
final class ValueReader {

    private final Placeholders placeholders;
    private final Problems problems;

    ValueReader(Placeholders placeholders, Problems problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    ValueInForce read(SettingKey<?> key, @Nullable GivenValue given) {
        if (given == null) {
            String fallback = key.fallback();
            Object value = fallback == null ? null : key.type().read(fallback).orElseThrow();
            return new ValueInForce(key, value, fallback, Origin.BUILT_IN, true);
        }
        if (given.content() == null || given.content() instanceof String) {
            String text = given.content() == null ? "" : given.content().toString();
            return given.origin().isFile()
                    ? placeholders
                            .expand(text, given, problems)
                            .map(expanded -> readText(key, expanded.text(), given.withVariables(expanded.variables())))
                            .orElseGet(() -> invalid(key, given))
                    : readText(key, text, given);
        }
        return refuse(key, given);
    }

    private ValueInForce readText(SettingKey<?> key, String text, GivenValue given) {
        if (text.isEmpty() && key.isOptional()) {
            return new ValueInForce(key, null, null, given.origin(), true);
        }
        Optional<?> value =
                given.content() == null ? Optional.empty() : key.type().read(text);
        if (value.isEmpty()) {
            Object content = given.content() == null ? null : text;
            return refuse(key, new GivenValue(key.name(), content, given.origin()));
        }
        String shown = key.type().isSecret() ? Secret.MASK : text;
        return new ValueInForce(key, value.get(), shown, given.origin(), true);
    }

    private ValueInForce refuse(SettingKey<?> key, GivenValue given) {
        String suggestion = given.content() instanceof String text
                ? NearestName.suggestion(key.type().choices(), text)
                : "";
        problems.notAllowed(given, key.type().allowed(), suggestion);
        return invalid(key, given);
    }

    private static ValueInForce invalid(SettingKey<?> key, GivenValue given) {
        return new ValueInForce(key, null, null, given.origin(), false);
    }
}
