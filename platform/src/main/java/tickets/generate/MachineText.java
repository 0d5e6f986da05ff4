package tickets.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phrases of {@code machine.yml}: error codes by category, log excerpts, stack traces, agents' notes. */
record MachineText(Map<String, List<String>> errorCodes, List<Phrase> logs, List<Phrase> traces, List<Phrase> notes) {

    static MachineText load() {
        Section text = Section.load("machine.yml");
        Map<String, List<String>> errorCodes = new LinkedHashMap<>();
        Section codes = text.section("error_codes");
        codes.keys().forEach(category -> errorCodes.put(category, codes.texts(category)));
        return new MachineText(
                errorCodes,
                Phrase.parseAll(text.texts("logs")),
                Phrase.parseAll(text.texts("traces")),
                Phrase.parseAll(text.texts("notes")));
    }
}
