package tickets.spark.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import tickets.spark.ProjectFolder;
import tickets.spark.RowJson;

/** Tickets on which two engines could disagree: clock changes, offsets, ties, text and lists at their limits. */
final class DirtyTickets {

    private static final List<String> TIMES = List.of(
            "2024-03-10T02:30:00", // does not exist in New York
            "2024-03-10T01:59:59.999999-05:00",
            "2024-03-10T03:00:00-04:00",
            "2024-11-03T01:30:00-04:00", // twice in New York
            "2024-11-03T01:30:00-05:00",
            "2024-11-03T01:30:00",
            "2024-03-31T02:30:00+01:00",
            "2024-10-27T02:30:00+02:00",
            "1883-11-18T12:03:58Z", // New York leaves local mean time
            "1582-10-10T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999Z",
            "1969-12-31T23:59:59.5Z");

    private static final List<String> TEXTS = List.of(
            "",
            " \\t\\r\\n",
            " two  blanks\\nand a line ",
            "ΟΔΟΣ ΣΑΣ",
            "İstanbul",
            "STRASSE ß ẞ",
            "ＦＵＬＬ ＷＩＤＴＨ",
            "\\u0000nul",
            "emoji \\ud83d\\ude80 and \\u00a0 hard blank",
            "back\\\\slash \\\"quoted\\\" 'single' $1 %s");

    private static final List<String> TAGS = List.of(
            "[]", "[\"b\",\"a\",\"B \",\"\"]", "[\"é\",\"e\",\"z\",\"É\"]", "[\"\\ud83d\\ude80\",\"\\uffee\",\" \"]");

    private DirtyTickets() {}

    /** JSON Lines. */
    static String lines() throws IOException {
        String ordinary = Files.readString(
                ProjectFolder.find().resolve("platform/src/test/resources/tables/ordinary_ticket.json"));
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (String time : TIMES) {
            for (String text : TEXTS) {
                ObjectNode ticket = (ObjectNode) RowJson.JSON.readTree(ordinary);
                ticket.put("ticket_id", " DIRTY-" + number % 97 + (number % 3 == 0 ? " " : ""));
                ticket.put("created_at", time).put("updated_at", time).put("resolved_at", time);
                ticket.put("resolution_time_hours", number / 7.0);
                ticket.put(
                        "subject",
                        "s" + number % 5
                                + RowJson.JSON.readTree('"' + text + '"').asText());
                ticket.set("description", RowJson.JSON.readTree('"' + text + '"'));
                ticket.set("tags", RowJson.JSON.readTree(TAGS.get(number % TAGS.size())));
                lines.append(ticket).append('\n');
                number++;
            }
        }
        return lines.append("{\"ticket_id\": \"broken\n\"just text\"\n[1]\n").toString();
    }
}
