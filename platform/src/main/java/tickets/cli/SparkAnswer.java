package tickets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** What the process with Spark answers: one JSON document, or the failure it has met. */
final class SparkAnswer {

    private SparkAnswer() {}

    /**
     * The answer itself; a failure in it is thrown here as it was thrown there.
     *
     * @param text what the process has written
     * @param exitCode how it ended
     */
    static JsonNode read(byte[] text, int exitCode) {
        JsonNode answer = document(text);
        if (exitCode != ExitCode.DONE || !answer.isObject()) {
            throw new Unavailable(
                    "Cannot read what Spark answers: its process ended with exit code " + exitCode
                            + " and without an answer.",
                    "See what it said above, and the log; it may need more memory (spark.driver_memory). Then run again.");
        }
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw failure(
                    error.path("kind").asText(),
                    error.path("message").asText(),
                    error.path("remedy").asText());
        }
        return answer;
    }

    private static JsonNode document(byte[] text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException noDocument) {
            return MissingNode.getInstance();
        }
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
