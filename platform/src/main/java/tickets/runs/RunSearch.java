package tickets.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;

/** Finds the run that a person means. */
final class RunSearch {

    private static final int SHOWN = 3;
    private static final int LOOKED_AT = 500;

    private final RunHistory history;

    RunSearch(RunHistory history) {
        this.history = history;
    }

    /** The id that is, or alone begins with, {@code idOrPrefix}. */
    RunId idOf(String idOrPrefix) {
        String wanted = idOrPrefix.strip();
        Optional<RunId> exact =
                RunId.parse(wanted).filter(id -> history.find(id).isPresent());
        return exact.orElseGet(() -> onlyOneBeginningWith(wanted));
    }

    private RunId onlyOneBeginningWith(String wanted) {
        List<RunId> found = history.idsStartingWith(wanted, SHOWN);
        if (found.isEmpty()) {
            throw new NotFound(
                    "Cannot find run '%s' in %s: no id begins with it.".formatted(wanted, history.address()),
                    nearest(wanted));
        }
        if (found.size() > 1) {
            throw new InvalidInput(
                    "Cannot tell which run '%s' is: several ids in %s begin with it."
                            .formatted(wanted, history.address()),
                    "Give more of the id; the newest that fit are %s.".formatted(listed(found)));
        }
        return found.get(0);
    }

    private String nearest(String wanted) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        List<RunId> nearest = history.idsStartingWith("", LOOKED_AT).stream()
                .sorted(Comparator.comparing(id -> distance.apply(id.value(), wanted)))
                .limit(SHOWN)
                .toList();
        return nearest.isEmpty()
                ? "There is no run yet: start one with 'tickets ingest'."
                : "The nearest are %s; 'tickets runs' lists them.".formatted(listed(nearest));
    }

    private static String listed(List<RunId> ids) {
        return ids.stream().map(RunId::value).collect(Collectors.joining(", "));
    }
}
