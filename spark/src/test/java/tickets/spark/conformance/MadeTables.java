package tickets.spark.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;
import tickets.spark.RowJson;
import tickets.spark.engine.SparkEngine;
import tickets.spark.iceberg.IcebergTables;
import tickets.spark.iceberg.LakeCatalog;
import tickets.spark.judging.TicketColumns;
import tickets.spark.judging.TicketText;

/** Spark with the tables of a case, each made from the one before it when it is asked for. */
final class MadeTables {

    private static final String REFUSED = "source string, source_index bigint, line bigint, byte_offset bigint,"
            + " byte_length bigint, ticket_id string, codes array<string>,"
            + " violations array<struct<code: string, field: string, seen: string, expected: string>>,"
            + " raw_text string, raw_base64 string, is_truncated boolean, _position bigint";
    private static final String WARNED = "ticket_id string, code string, field string, seen string, expected string,"
            + " source string, line bigint, byte_offset bigint, _position bigint";

    private final TableCase tableCase;
    private final SparkSession session;
    private final SparkEngine engine;
    private final IcebergTables tables;
    private final String runId;

    MadeTables(TableCase tableCase, SparkSession session) throws IOException {
        this.tableCase = tableCase;
        this.session = session;
        this.engine = SparkEngine.in(
                session, new RunFacts("run-1", Instant.parse("2026-07-15T00:00:00Z"), tableCase.numOnline()));
        this.tables = new IcebergTables(new LakeCatalog(session));
        this.runId = "case";
        tables.usePinned();
    }

    /** The rows that the table's file gives, in their order. */
    List<JsonNode> rows() throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        for (Row row : given(tableCase.table()).collectAsList()) {
            ObjectNode json = RowJson.of(row);
            for (String column : List.of("document", "violations")) {
                if (json.path(column).isTextual()) {
                    json.set(column, RowJson.JSON.readTree(json.get(column).asText()));
                }
            }
            rows.add(json);
        }
        return rows;
    }

    private Dataset<Row> given(String table) throws Exception {
        switch (table) {
            case "bronze/tickets" -> engine.bind("accepted_tickets", accepted());
            case "quarantine/tickets" -> engine.bind("refused_records", lines("refused_records", REFUSED));
            case "warnings/tickets" -> engine.bind("warned_records", lines("warned_records", WARNED));
            case "offline/superseded" -> make("bronze/tickets");
            case "offline/tickets" -> make("offline/superseded");
            case "online/tickets" -> make("offline/tickets");
            case "online/evicted" -> {
                make("online/tickets");
                make("online/previous", lines("previous_online", "ticket_id string"));
            }
            default -> make(table.substring(0, table.indexOf('/')) + "/tickets");
        }
        return engine.rows(TableFile.named(table));
    }

    private void make(String table) throws Exception {
        make(table, given(table));
    }

    private void make(String table, Dataset<Row> rows) throws Exception {
        tables.create(table, rows);
        tables.begin(table, runId);
        tables.replace(table, runId, rows);
        tables.pinBranch(table, runId);
    }

    private Dataset<Row> accepted() throws IOException {
        TicketText text = new TicketText();
        List<Row> tickets = new ArrayList<>();
        for (JsonNode ticket : tableCase.given("accepted_tickets")) {
            byte[] bytes = ticket.toString().getBytes(StandardCharsets.UTF_8);
            Row fields = text.read(bytes, 0, bytes.length);
            List<Object> values = new ArrayList<>(scala.jdk.javaapi.CollectionConverters.asJava(fields.toSeq()));
            values.add(ticket.required("_source").asText());
            values.add((long) tickets.size());
            tickets.add(org.apache.spark.sql.RowFactory.create(values.toArray()));
        }
        return session.createDataFrame(
                tickets, TicketColumns.all().add("_source", "string").add("_position", "long"));
    }

    private Dataset<Row> lines(String name, String columns) throws IOException {
        List<String> lines =
                tableCase.given(name).stream().map(JsonNode::toString).toList();
        return session.read().schema(columns).json(session.createDataset(lines, Encoders.STRING()));
    }
}
