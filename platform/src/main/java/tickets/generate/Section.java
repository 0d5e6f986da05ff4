package tickets.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping of one of this chapter's own YAML resources, read by type and in the file's order. */
record Section(Map<?, ?> entries) {

    static Section load(String resource) {
        try (InputStream in = Objects.requireNonNull(Section.class.getResourceAsStream(resource), resource)) {
            return new Section((Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys() {
        return entries.keySet().stream().map(String::valueOf).toList();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    boolean isText(String key) {
        return value(key) instanceof String;
    }

    Section section(String key) {
        return new Section((Map<?, ?>) value(key));
    }

    String text(String key) {
        return String.valueOf(value(key));
    }

    double number(String key) {
        return ((Number) value(key)).doubleValue();
    }

    /** Empty when there is no such key. */
    List<String> texts(String key) {
        return has(key) ? ((List<?>) value(key)).stream().map(String::valueOf).toList() : List.of();
    }

    List<Section> sections(String key) {
        return ((List<?>) value(key))
                .stream().map(entry -> new Section((Map<?, ?>) entry)).toList();
    }

    /** The mapping under a key as words with weights. */
    Choices<String> choices(String key) {
        Section words = section(key);
        Map<String, Double> weights = new LinkedHashMap<>();
        words.keys().forEach(word -> weights.put(word, words.number(word)));
        return Choices.of(weights);
    }

    private Object value(String key) {
        return Objects.requireNonNull(entries.get(key), key);
    }
}
