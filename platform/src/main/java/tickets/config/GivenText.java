package tickets.config;

import tickets.config.yaml.YamlDocument;
import tickets.config.yaml.YamlFault;
import tickets.config.yaml.YamlValue;

/** Sorts a key with its text, from a source that has no structure of its own, into what it can be. */
final class GivenText {

    private final GivenSettings given;
    private final Problems problems;

    GivenText(GivenSettings given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /** Takes the pair; false when there is no such key. */
    boolean take(String key, String text, Origin origin) {
        if (KnownSettings.find(key).isPresent()) {
            given.take(new GivenValue(key, text, origin));
            return true;
        }
        if (KnownSettings.findGroup(key).isPresent()) {
            given.choose(new GroupChoice(key, text, origin));
            return true;
        }
        if (KnownSettings.isBelowOpenGroup(key)) {
            takeOpen(key, text, origin);
            return true;
        }
        return false;
    }

    private void takeOpen(String key, String text, Origin origin) {
        YamlDocument document = YamlDocument.read(text);
        for (YamlFault fault : document.faults()) {
            problems.notAllowed(
                    new GivenValue(key, text, origin), "text, [a, list] or {a: mapping} (" + fault.reason() + ")", "");
        }
        Object content = document.value().map(YamlValue::plain).orElse("");
        given.takeOpen(new GivenValue(key, content, origin));
    }
}
