package tickets.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values below an open group, laid one over the other; text, lists and maps, all immutable. */
final class OpenValues {

    private final SettingGroup group;
    private final Placeholders placeholders;
    private final Problems problems;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private Map<String, Object> content = Map.of();

    OpenValues(SettingGroup group, Placeholders placeholders, Problems problems) {
        this.group = group;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** Lays a value over what is there. The path of a file's key is the key itself, so names may hold dots. */
    void lay(GivenValue given) {
        String key = given.key().substring(group.name().length() + 1);
        boolean isFile = given.origin().isFile();
        List<String> path = isFile ? List.of(key) : Arrays.asList(key.split("\\.", -1));
        Object value = given.content() == null ? "" : given.content();
        content = with(content, path, isFile ? expanded(value, given) : value);
        origins.put(path.get(0), given.origin());
    }

    Map<String, Object> content() {
        return content;
    }

    List<SettingInForce> inForce() {
        return content.entrySet().stream()
                .map(entry -> new SettingInForce(
                        group.name() + "." + entry.getKey(),
                        entry.getValue().toString(),
                        origins.getOrDefault(entry.getKey(), Origin.BUILT_IN)))
                .toList();
    }

    private Object expanded(Object value, GivenValue given) {
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(expanded(item, given)));
            return Collections.unmodifiableList(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, below) -> entries.put(key.toString(), expanded(below, given)));
            return Collections.unmodifiableMap(entries);
        }
        return placeholders
                .expand(value.toString(), given, problems)
                .map(Placeholders.Expansion::text)
                .orElse("");
    }

    private static Map<String, Object> with(Map<?, ?> map, List<String> path, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, below) -> copy.put(key.toString(), below));
        String head = path.get(0);
        if (path.size() == 1) {
            copy.put(head, value);
        } else {
            Map<?, ?> below = copy.get(head) instanceof Map<?, ?> inner ? inner : Map.of();
            copy.put(head, with(below, path.subList(1, path.size()), value));
        }
        return Collections.unmodifiableMap(copy);
    }
}
