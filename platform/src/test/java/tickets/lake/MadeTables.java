package tickets.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tickets.ingest.judging.SpoolColumns;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbRows;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.EngineSettings;
import tickets.lake.duckdb.JsonLines;
import tickets.lake.duckdb.RawColumns;
import tickets.lake.duckdb.SessionZone;

/** The embedded engine with the tables of a case, each made when it is first asked for. */
final class MadeTables implements AutoCloseable {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4,}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)\\+00");

    private final Path folder;
    private final TableCase tableCase;
    private final DuckDbEngine engine;
    private final DuckDbSession session;
    private final DuckDbSession reading;

    MadeTables(Path folder, TableCase tableCase) throws IOException {
        this(folder, tableCase, "UTC");
    }

    /** @param zone where the session believes to be that makes the tables */
    MadeTables(Path folder, TableCase tableCase, String zone) throws IOException {
        this.folder = folder;
        this.tableCase = tableCase;
        RunFacts facts = new RunFacts("run-1", Instant.parse("2026-07-15T00:00:00Z"), tableCase.numOnline());
        this.engine = DuckDbEngine.start(new EngineSettings(256 << 20, 1, folder), facts);
        this.session = engine.session();
        this.reading = engine.session();
        SessionZone.set(session, zone);
    }

    /** The rows that the table's file gives, in their order. */
    List<JsonNode> rows(String table) throws IOException {
        Path parquet = made(table);
        String columns = table.equals("online/documents") ? "* replace (decode(document) as document)" : "*";
        String sql = "select cast(to_json(t) as varchar) from (select " + columns + " from read_parquet('" + parquet
                + "')) as t";
        List<JsonNode> rows = new ArrayList<>();
        try (DuckDbRows<String> texts = reading.rows("look", sql, row -> row.getString(1))) {
            texts.forEachRemaining(text -> rows.add(parsed(text)));
        }
        return rows;
    }

    /** The table's columns, in order. */
    List<String> columns(String table) throws IOException {
        return List.copyOf(types(table).keySet());
    }

    /** The table's columns, in order, with their SQL types. */
    Map<String, String> types(String table) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        String sql =
                "select column_name, column_type from (describe select * from read_parquet('" + made(table) + "'))";
        try (DuckDbRows<String> found =
                session.rows("look", sql, row -> String.valueOf(types.put(row.getString(1), row.getString(2))))) {
            found.forEachRemaining(type -> {});
        }
        return types;
    }

    private Path made(String table) throws IOException {
        switch (table) {
            case "bronze/tickets" -> bindLines("accepted_tickets", RawColumns.ofTickets());
            case "quarantine/tickets" -> bindLines("refused_records", SpoolColumns.REFUSED);
            case "warnings/tickets" -> bindLines("warned_records", SpoolColumns.WARNED);
            case "offline/superseded" -> bind("bronze/tickets");
            case "offline/tickets" -> bind("offline/superseded");
            case "online/tickets" -> bind("offline/tickets");
            case "online/evicted" -> bindEvicted();
            default -> bind(table.substring(0, table.indexOf('/')) + "/tickets");
        }
        Path parquet = folder.resolve(table.replace('/', '-') + ".parquet");
        session.write(TableFile.named(table), parquet);
        return parquet;
    }

    private void bindEvicted() throws IOException {
        bind("online/tickets");
        bindLines("previous_online", Map.of("ticket_id", "VARCHAR"));
        Path previous = folder.resolve("online-previous.parquet");
        session.write(new TableFile("online/previous", "select * from previous_online"), previous);
        session.bindParquet("online.previous", List.of(previous));
    }

    private void bind(String table) throws IOException {
        session.bindParquet(table.replace('/', '.'), List.of(made(table)));
    }

    private void bindLines(String name, Map<String, String> columns) throws IOException {
        List<String> lines = tableCase.given(name);
        Path file = Files.write(folder.resolve(name + ".jsonl"), lines);
        Map<String, String> all = new LinkedHashMap<>(columns);
        if (name.equals("accepted_tickets")) {
            all.put("_source", "VARCHAR");
        }
        session.bindJsonLines(name, List.of(new JsonLines(file, lines.size(), 100_000)), all, Map.of());
    }

    /** Times in the engine's own words become ISO-8601, and JSON in a text becomes JSON. */
    private static JsonNode parsed(String text) {
        try {
            JsonNode row = TableCase.JSON.readTree(TIME.matcher(text).replaceAll("$1T$2Z"));
            for (String column : List.of("document", "violations")) {
                if (row.path(column).isTextual()) {
                    ((ObjectNode) row)
                            .set(column, TableCase.JSON.readTree(row.get(column).asText()));
                }
            }
            return row;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        session.close();
        reading.close();
        engine.close();
    }
}
