package tickets.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody meant who wrote a name that does not exist. */
public final class NearestName {

    private NearestName() {}

    /** The known name that takes the fewest changes to reach, when they are few; letter case does not count. */
    public static Optional<String> among(Collection<String> known, String written) {
        return known.stream()
                .filter(name -> distance(name, written) <= Math.max(2, written.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(name, written))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The same as a sentence to append, with a blank before it; empty when nothing is near. */
    public static String suggestion(Collection<String> known, String written) {
        return among(known, written)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    private static int distance(String name, String written) {
        String wanted = written.toLowerCase(Locale.ROOT);
        String known = name.toLowerCase(Locale.ROOT);
        String lastPart = known.substring(known.lastIndexOf('.') + 1);
        LevenshteinDistance changes = LevenshteinDistance.getDefaultInstance();
        int whole = changes.apply(known, wanted);
        // 'num_online' is meant for 'data.num_online', but a whole name that fits as well comes first.
        return wanted.contains(".") ? whole : Math.min(whole, changes.apply(lastPart, wanted) + 1);
    }
}
