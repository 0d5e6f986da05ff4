package tickets.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one source gave, or several of them one over the other; used by one thread for one loading. */
final class GivenSettings {

    private final Map<String, GivenValue> values = new LinkedHashMap<>();
    private final List<GivenValue> openValues = new ArrayList<>();
    private final Map<String, GroupChoice> choices = new LinkedHashMap<>();

    /** Takes a value of a known key; a later one replaces an earlier one. */
    void take(GivenValue given) {
        values.put(given.key(), given);
    }

    /** Takes a value below an open group; later ones come on top of earlier ones. */
    void takeOpen(GivenValue given) {
        openValues.add(given);
    }

    void choose(GroupChoice choice) {
        choices.put(choice.group(), choice);
    }

    /** Lays what another source gave over what is here. */
    void overlay(GivenSettings later) {
        values.putAll(later.values);
        openValues.addAll(later.openValues);
        choices.putAll(later.choices);
    }

    @Nullable
    GivenValue find(SettingKey<?> key) {
        return values.get(key.name());
    }

    @Nullable
    GroupChoice findChoice(SettingGroup group) {
        return choices.get(group.name());
    }

    List<GivenValue> openValuesOf(SettingGroup group) {
        return openValues.stream()
                .filter(given -> given.key().startsWith(group.name() + "."))
                .toList();
    }
}
