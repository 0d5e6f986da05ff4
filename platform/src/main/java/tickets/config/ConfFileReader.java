package tickets.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.config.yaml.YamlValue;

/** Turns the nested entries of one settings file into values of known keys. */
final class ConfFileReader {

    private final ConfFile file;
    private final Problems problems;
    private final GivenSettings given = new GivenSettings();
    private final Map<String, Integer> firstLines = new HashMap<>();

    ConfFileReader(ConfFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The values of the entries, all of which stand below the path; an empty path for the top. */
    GivenSettings read(String path, List<YamlValue.Entry> entries) {
        entries.forEach(entry -> take(path.isEmpty() ? entry.key() : path + "." + entry.key(), entry));
        return given;
    }

    private void take(String key, YamlValue.Entry entry) {
        Origin origin = file.originOf(entry.line());
        GivenValue value = new GivenValue(key, contentOf(entry.value()), origin);
        Optional<SettingGroup> group = KnownSettings.findGroup(key);
        if (KnownSettings.find(key).isPresent() || KnownSettings.isBelowOpenGroup(key)) {
            takeOnce(value, entry.line());
        } else if (!KnownSettings.isSection(key)) {
            problems.unknownKey(value, NearestName.suggestion(KnownSettings.names(), key));
        } else if (entry.value() instanceof YamlValue.Entries below) {
            read(key, below.entries());
        } else if (value.content() != null) {
            problems.notAllowed(
                    value,
                    "a mapping of keys",
                    group.isPresent() ? " A member is picked under 'defaults': '- " + key + ": MEMBER'." : "");
        }
    }

    private void takeOnce(GivenValue value, int line) {
        Integer firstLine = firstLines.putIfAbsent(value.key(), line);
        if (firstLine != null) {
            problems.invalidFile(
                    file.shown(), line, "key '" + value.key() + "' is there twice, first in line " + firstLine);
        } else if (KnownSettings.isBelowOpenGroup(value.key())) {
            given.takeOpen(value);
        } else {
            given.take(value);
        }
    }

    private static @Nullable Object contentOf(YamlValue value) {
        return value instanceof YamlValue.Text text && text.isUnset() ? null : value.plain();
    }
}
