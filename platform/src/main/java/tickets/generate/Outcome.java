package tickets.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket ended.
 *
 * @param resolvedMicros microseconds since 1970
 * @param satisfaction 1 to 5
 * @param template null when none was used
 */
record Outcome(
        long resolvedMicros,
        int attempts,
        String code,
        int satisfaction,
        boolean helpful,
        List<String> helpfulArticles,
        @Nullable String template) {}
