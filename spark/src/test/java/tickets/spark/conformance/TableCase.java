package tickets.spark.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tickets.lake.TableFile;
import tickets.spark.ProjectFolder;
import tickets.spark.RowJson;

/** One case of one table, as the README beside the cases tells. */
record TableCase(String table, Path folder) {

    private static final Path CASES = ProjectFolder.find().resolve("platform/src/test/resources/tables");
    private static final int USUAL_NUM_ONLINE = 10;

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

    /** The given records whole. */
    List<JsonNode> given(String name) throws IOException {
        Path file = folder.resolve("given/" + name + ".json");
        List<JsonNode> records = new ArrayList<>();
        if (Files.exists(file)) {
            for (JsonNode record : read(file)) {
                records.add(name.equals("accepted_tickets") ? ticket(record) : record);
            }
        }
        return records;
    }

    private static JsonNode ticket(JsonNode changes) throws IOException {
        ObjectNode ticket = (ObjectNode) read(CASES.resolve("ordinary_ticket.json"));
        ticket.setAll((ObjectNode) changes);
        changes.path("_absent").forEach(field -> ticket.remove(field.asText()));
        ticket.remove("_absent");
        if (!ticket.has("_source")) {
            ticket.put("_source", "raw/tickets.json");
        }
        return ticket;
    }

    List<JsonNode> expected() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        read(folder.resolve("expected/" + table.substring(table.indexOf('/') + 1) + ".json"))
                .forEach(rows::add);
        return rows;
    }

    private static JsonNode read(Path file) throws IOException {
        return RowJson.JSON.readTree(Files.readString(file));
    }

    @Override
    public String toString() {
        return table + ": " + folder.getFileName();
    }
}
