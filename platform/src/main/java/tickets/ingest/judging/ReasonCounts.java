package tickets.ingest.judging;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tickets.ticket.Violation;

/** How many records violated each rule; a record counts once for a rule, however often it violates it. */
final class ReasonCounts {

    private final Map<String, Long> records = new TreeMap<>();

    static Set<String> codes(Collection<Violation> violations) {
        Set<String> codes = new LinkedHashSet<>();
        violations.forEach(violation -> codes.add(violation.code()));
        return codes;
    }

    void add(List<Violation> violations) {
        codes(violations).forEach(code -> records.merge(code, 1L, Long::sum));
    }

    void add(Map<String, Long> others) {
        others.forEach((code, count) -> records.merge(code, count, Long::sum));
    }

    Map<String, Long> asMap() {
        return Map.copyOf(records);
    }
}
