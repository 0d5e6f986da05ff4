package tickets.online;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Counts findings and keeps the ids of the first few, by position, whatever order they come in. */
final class Findings {

    private static final int KEPT = 20;

    private final PriorityQueue<Finding> first =
            new PriorityQueue<>(Comparator.comparingLong(Finding::position).reversed());
    private long count;

    void add(String ticketId, long position) {
        count++;
        first.add(new Finding(ticketId, position));
        if (first.size() > KEPT) {
            first.remove();
        }
    }

    Discrepancy toDiscrepancy() {
        return new Discrepancy(
                count,
                first.stream()
                        .sorted(Comparator.comparingLong(Finding::position))
                        .map(Finding::ticketId)
                        .toList());
    }

    private record Finding(String ticketId, long position) {}
}
