package tickets.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document. Scalars stay the text that was written: whoever knows the target type reads them, so
 * {@code 2024} can be a name and {@code no} a country.
 */
public sealed interface YamlValue {

    /** The line the value starts on, from 1. */
    int line();

    /** The value as text, list or map, all immutable; an unset scalar is empty text. */
    Object plain();

    /**
     * A scalar.
     *
     * @param text what was written, without quotes
     * @param isUnset whether nothing, {@code null} or {@code ~} was written
     * @param line the line it starts on, from 1
     */
    record Text(String text, boolean isUnset, int line) implements YamlValue {

        @Override
        public Object plain() {
            return isUnset ? "" : text;
        }
    }

    /**
     * A list.
     *
     * @param items the items in their order
     * @param line the line it starts on, from 1
     */
    record Items(List<YamlValue> items, int line) implements YamlValue {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Object plain() {
            return items.stream().map(YamlValue::plain).toList();
        }
    }

    /**
     * A mapping; no key is there twice.
     *
     * @param entries the entries in their order
     * @param line the line it starts on, from 1
     */
    record Entries(List<Entry> entries, int line) implements YamlValue {

        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public Object plain() {
            Map<String, Object> values = new LinkedHashMap<>();
            entries.forEach(entry -> values.put(entry.key(), entry.value().plain()));
            return java.util.Collections.unmodifiableMap(values);
        }
    }

    /**
     * One entry of a mapping.
     *
     * @param key the key as written, without quotes
     * @param value its value
     * @param line the line of the key, from 1
     */
    record Entry(String key, YamlValue value, int line) {}
}
