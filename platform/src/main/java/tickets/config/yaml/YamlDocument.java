package tickets.config.yaml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading one YAML document gave: its value and everything that is wrong with it. */
public final class YamlDocument {

    private final @Nullable YamlValue value;
    private final List<YamlFault> faults;

    private YamlDocument(@Nullable YamlValue value, List<YamlFault> faults) {
        this.value = value;
        this.faults = List.copyOf(faults);
    }

    /** Reads a text that holds one document or nothing; never throws, faults are part of the answer. */
    public static YamlDocument read(String text) {
        YamlReading reading = new YamlReading(text);
        YamlValue value = reading.value();
        return new YamlDocument(value, reading.faults());
    }

    /** The value; empty when the text is blank or not YAML. */
    public Optional<YamlValue> value() {
        return Optional.ofNullable(value);
    }

    /** What is wrong; when it is not empty the value, if there is one, holds what could be read. */
    public List<YamlFault> faults() {
        return faults;
    }
}
