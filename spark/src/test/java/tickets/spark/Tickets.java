package tickets.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Raw tickets of a test's own. */
public final class Tickets {

    private Tickets() {}

    /** A good ticket. */
    public static String ticket(String id, String updatedAt, String subject) {
        try {
            ObjectNode ticket = (ObjectNode) RowJson.JSON.readTree(Files.readString(
                    ProjectFolder.find().resolve("platform/src/test/resources/tables/ordinary_ticket.json")));
            return ticket.put("ticket_id", id)
                    .put("created_at", "2026-07-01T00:00:00Z")
                    .put("updated_at", updatedAt)
                    .put("resolved_at", updatedAt)
                    .put("subject", subject)
                    .toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Tickets {@code first} to {@code last}, updated on that day of July. */
    public static String lines(int first, int last, int day) {
        StringBuilder lines = new StringBuilder();
        for (int i = first; i <= last; i++) {
            String at = String.format("2026-07-%02dT00:00:%02dZ", day, i % 60);
            lines.append(ticket("TK-" + i, at, "on day " + day)).append('\n');
        }
        return lines.toString();
    }

    /** The records of JSON Lines as an array. */
    public static String array(String... lines) {
        return Arrays.stream(lines).filter(line -> !line.isBlank()).collect(Collectors.joining(",\n", "[", "]"));
    }
}
