package tickets.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tickets.config.yaml.YamlValue;

/** Reads {@code defaults:} of the main settings file: a list of {@code group: member}. */
final class DefaultMembers {

    static final String KEY = "defaults";

    private final ConfFile file;
    private final Placeholders placeholders;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    DefaultMembers(ConfFile file, Placeholders placeholders, Problems problems) {
        this.file = file;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    void read(YamlValue defaults, GivenSettings given) {
        if (!(defaults instanceof YamlValue.Items list)) {
            refuse(defaults.line());
            return;
        }
        for (YamlValue item : list.items()) {
            if (item instanceof YamlValue.Entries entries && entries.entries().size() == 1) {
                read(entries.entries().get(0), given);
            } else {
                refuse(item.line());
            }
        }
    }

    private void read(YamlValue.Entry entry, GivenSettings given) {
        if (!(entry.value() instanceof YamlValue.Text member) || member.isUnset()) {
            refuse(entry.line());
        } else if (KnownSettings.findGroup(entry.key()).isEmpty()) {
            List<String> groups =
                    KnownSettings.groups().stream().map(SettingGroup::name).toList();
            problems.invalidFile(
                    file.shown(),
                    entry.line(),
                    "there is no group '" + entry.key() + "', known are " + String.join(", ", groups));
        } else if (!seen.add(entry.key())) {
            problems.invalidFile(file.shown(), entry.line(), "group '" + entry.key() + "' is there twice");
        } else {
            GivenValue value = new GivenValue(entry.key(), member.text(), file.originOf(entry.line()));
            placeholders
                    .expand(member.text(), value, problems)
                    .ifPresent(text -> given.choose(new GroupChoice(entry.key(), text.text(), value.origin())));
        }
    }

    private void refuse(int line) {
        problems.invalidFile(file.shown(), line, "expected a list of '- group: member' under 'defaults'");
    }
}
