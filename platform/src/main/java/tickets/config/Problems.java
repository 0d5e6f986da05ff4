package tickets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tickets.problem.InvalidSettings;

/** Everything wrong that was found so far, in the order it was found; used by one thread for one loading. */
final class Problems {

    private static final String REMEDY =
            "Correct what is named above and start again; docs/reference/settings.md lists every key and what it allows.";

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final List<String> sentences = new ArrayList<>();

    /**
     * Adds a sentence; whatever could play tricks on a terminal is replaced, as names of files and keys can hold it.
     */
    void add(String sentence) {
        sentences.add(UNPRINTABLE.matcher(sentence).replaceAll("?"));
    }

    void invalidFile(String file, int line, String reason) {
        String place = line == 0 ? file : file + ":" + line;
        add("Invalid settings file " + place + ": " + reason + ".");
    }

    void unknownKey(GivenValue given, String suggestion) {
        add("Invalid setting " + given.told() + ": there is no such key or group." + suggestion);
    }

    void notAllowed(GivenValue given, String allowed, String suggestion) {
        add("Invalid " + given.told() + ": allowed is " + allowed + "." + suggestion);
    }

    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new InvalidSettings(sentences, REMEDY);
        }
    }
}
