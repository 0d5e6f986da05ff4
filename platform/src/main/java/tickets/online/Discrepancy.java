package tickets.online;

import java.util.List;

/**
 * Tickets of which store and table do not say the same.
 *
 * @param count how many
 * @param firstTicketIds the newest of them, at most 20
 */
public record Discrepancy(long count, List<String> firstTicketIds) {

    public Discrepancy {
        firstTicketIds = List.copyOf(firstTicketIds);
    }

    /** Whether there is nothing of the kind. */
    public boolean isEmpty() {
        return count == 0;
    }
}
