package tickets.generate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agents have added to a ticket so far.
 *
 * @param escalationReason null unless the ticket is escalated
 */
record Handling(
        Agent agent,
        int experienceMonths,
        List<String> actions,
        @Nullable String escalationReason,
        int transfers,
        int responses,
        List<String> tags,
        List<String> related,
        List<String> articles,
        List<String> suggestions,
        boolean suggestionAccepted,
        boolean knownIssue,
        boolean bugReported) {

    /** What an earlier state of the same ticket shows: the first steps only. */
    Handling begun(int responsesThen) {
        return new Handling(
                agent,
                experienceMonths,
                actions.subList(0, 1),
                null,
                0,
                responsesThen,
                tags.subList(0, 1),
                related,
                List.of(),
                suggestions,
                false,
                knownIssue,
                false);
    }

    Handling withOneMoreResponse() {
        return new Handling(
                agent,
                experienceMonths,
                actions,
                escalationReason,
                transfers,
                responses + 1,
                tags,
                related,
                articles,
                suggestions,
                suggestionAccepted,
                knownIssue,
                bugReported);
    }
}
