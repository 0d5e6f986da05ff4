package tickets.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting and group there is: what help, completion and the reference page are made from. */
public final class KnownSettings {

    private static final List<SettingKey<?>> KEYS = Stream.of(
                    GeneralKeys.ALL,
                    RunKeys.ALL,
                    ScheduleKeys.ALL,
                    LineageKeys.ALL,
                    RedisKeys.ALL,
                    DataKeys.ALL,
                    SparkKeys.ALL)
            .flatMap(List::stream)
            .toList();
    private static final Map<String, SettingKey<?>> BY_NAME =
            KEYS.stream().collect(Collectors.toUnmodifiableMap(SettingKey::name, Function.identity()));
    static final SettingGroup CONTRACT = new SettingGroup(
            "contract", "default", true, "the vocabularies of this site: products, modules, categories");

    private static final List<SettingGroup> GROUPS = List.of(
            new SettingGroup("data", "sample", false, "where tickets come from and where tables go"),
            CONTRACT,
            new SettingGroup("engine", "duckdb", false, "what makes the tables"),
            new SettingGroup("logging", "default", false, "what is logged, and where"));

    private KnownSettings() {}

    /** The known keys, in the order of the reference. */
    public static List<SettingKey<?>> keys() {
        return KEYS;
    }

    /** The groups of which a member can be picked, in the order of the reference. */
    public static List<SettingGroup> groups() {
        return GROUPS;
    }

    static Optional<SettingKey<?>> find(String key) {
        return Optional.ofNullable(BY_NAME.get(key));
    }

    static Optional<SettingGroup> findGroup(String name) {
        return GROUPS.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Whether known keys, or those of an open group, stand below this path. */
    static boolean isSection(String path) {
        return findGroup(path).isPresent()
                || KEYS.stream().anyMatch(key -> key.name().startsWith(path + "."));
    }

    /** Whether the key stands below a group that takes any key. */
    static boolean isBelowOpenGroup(String key) {
        return GROUPS.stream().anyMatch(group -> group.isOpen() && key.startsWith(group.name() + "."));
    }

    /** Every name somebody may have meant: keys and groups. */
    static List<String> names() {
        return Stream.concat(
                        GROUPS.stream().map(SettingGroup::name), KEYS.stream().map(SettingKey::name))
                .toList();
    }
}
