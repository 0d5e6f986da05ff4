package tickets.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One case of one table: what is given and what is expected, see the README beside the cases. */
record TableCase(String table, Path folder) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of(System.getProperty("basedir", "."), "src/test/resources/tables");
    private static final int USUAL_NUM_ONLINE = 10;

    /** All cases, by table and name. */
    static List<TableCase> all() throws IOException {
        try (Stream<Path> found = Files.walk(CASES, 3)) {
            return found.filter(folder -> Files.isDirectory(folder.resolve("given")))
                    .sorted()
                    .map(folder -> new TableCase(
                            CASES.relativize(folder.getParent()).toString().replace('\\', '/'), folder))
                    .toList();
        }
    }

    /** Whether the table's last clause promises an order. */
    boolean isOrdered() {
        String sql = TableFile.named(table).sql();
        return sql.lastIndexOf("\norder by") > sql.lastIndexOf("\nfrom ");
    }

    int numOnline() throws IOException {
        Path run = folder.resolve("given/run.json");
        return Files.exists(run) ? read(run).required("num_online").asInt() : USUAL_NUM_ONLINE;
    }

    /** The given records whole, as JSON Lines. */
    List<String> given(String name) throws IOException {
        Path file = folder.resolve("given/" + name + ".json");
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode record : read(file)) {
                lines.add((name.equals("accepted_tickets") ? ticket(record, lines.size()) : record).toString());
            }
        }
        return lines;
    }

    private static ObjectNode ticket(JsonNode changes, int position) throws IOException {
        ObjectNode ticket = (ObjectNode) read(CASES.resolve("ordinary_ticket.json"));
        ticket.setAll((ObjectNode) changes);
        changes.path("_absent").forEach(field -> ticket.remove(field.asText()));
        ticket.remove("_absent");
        if (!ticket.has("_source")) {
            ticket.put("_source", "raw/tickets.json");
        }
        return ticket.put("_position", position);
    }

    List<JsonNode> expected() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        String name = table.substring(table.indexOf('/') + 1);
        read(folder.resolve("expected/" + name + ".json")).forEach(rows::add);
        return rows;
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return table + ": " + folder.getFileName();
    }
}
