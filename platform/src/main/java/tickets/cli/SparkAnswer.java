package tickets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** What the process with Spark answers: one JSON document, or the failure it has met. */
final class SparkAnswer {

    private SparkAnswer() {}

    /** The answer itself; a failure in it is thrown here as it was thrown there. */
    static JsonNode read(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw failure(
                    error.path("kind").asText(),
                    error.path("message").asText(),
                    error.path("remedy").asText());
        }
        return answer;
    }

    private static TicketPlatformException failure(String kind, String message, String remedy) {
        return switch (kind) {
            case "NotFound" -> new NotFound(message, remedy);
            case "InvalidInput" -> new InvalidInput(message, remedy);
            case "Conflict" -> new Conflict(message, remedy);
            default -> new Unavailable(message, remedy);
        };
    }
}
