package tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge accepts, DuckDB reads, and to the same values. */
class AcceptedTextTest {

    private static final int TICKETS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = Judgement.CONTRACT.fields().stream()
            .map(field -> field.key() + ": '" + columnType(field.shape()) + "'")
            .collect(Collectors.joining(", ", "{", "}"));

    @TempDir
    Path folder;

    @Test
    void isReadByDuckDbToTheSameValues() throws IOException, SQLException {
        List<String> records = LongStream.range(0, TICKETS)
                .mapToObj(seed -> seed % 3 == 0
                        ? RandomTicket.of(seed).prettyJson()
                        : RandomTicket.of(seed).json())
                .toList();
        List<String> lines = new ArrayList<>();
        for (String record : records) {
            lines.add(acceptedText(record));
        }
        Path file = Files.write(folder.resolve("accepted.jsonl"), lines);

        List<List<Object>> rows = readByDuckDb(file);

        assertThat(rows).hasSize(TICKETS);
        for (int row = 0; row < TICKETS; row++) {
            assertThat(rows.get(row)).as(records.get(row)).isEqualTo(expectedRow(records.get(row)));
        }
    }

    @Test
    void readsFieldNamesThatAreWrittenWithEscapes() throws IOException, SQLException {
        String record = TicketFixture.aTicket().json().replace("\"ticket_id\"", "\"ticket\\u005fid\"");
        Path file = Files.writeString(folder.resolve("escaped.jsonl"), acceptedText(record));

        assertThat(readByDuckDb(file).get(0).get(0)).isEqualTo("TK-2024-000001");
    }

    private static String acceptedText(String record) {
        byte[] raw = record.getBytes(StandardCharsets.UTF_8);
        Verdict verdict = Judgement.of(raw);
        assertThat(verdict).as(record).isInstanceOf(Verdict.Accepted.class);
        byte[] normalised = ((Verdict.Accepted) verdict).normalised();
        String text = new String(normalised == null ? raw : normalised, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\n", "\r");
        return text;
    }

    private static List<List<Object>> readByDuckDb(Path file) throws SQLException {
        String query =
                "select * from read_json('" + file + "', format = 'newline_delimited', columns = " + COLUMNS + ")";
        List<List<Object>> rows = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet result = duckDb.createStatement().executeQuery(query)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (TicketField field : Judgement.CONTRACT.fields()) {
                    row.add(value(result, field));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(ResultSet result, TicketField field) throws SQLException {
        if (result.getObject(field.key()) == null) {
            return "null";
        }
        if (field.shape() instanceof FieldShape.Time) {
            return result.getObject(field.key(), LocalDateTime.class);
        }
        if (field.shape() instanceof FieldShape.TextList) {
            return List.of((Object[]) result.getArray(field.key()).getArray());
        }
        return result.getObject(field.key());
    }

    private static List<Object> expectedRow(String record) throws IOException {
        JsonNode ticket = JSON.readTree(record);
        List<Object> row = new ArrayList<>();
        for (TicketField field : Judgement.CONTRACT.fields()) {
            JsonNode value = ticket.path(field.key());
            row.add(value.isMissingNode() || value.isNull() ? "null" : expected(value, field.shape()));
        }
        return row;
    }

    private static Object expected(JsonNode value, FieldShape shape) {
        if (shape instanceof FieldShape.WholeNumber) {
            return value.intValue();
        }
        if (shape instanceof FieldShape.RealNumber) {
            // A zero without fraction has no sign in JSON integers.
            return value.isIntegralNumber() && value.doubleValue() == 0 ? 0.0 : value.doubleValue();
        }
        if (shape instanceof FieldShape.Flag) {
            return value.booleanValue();
        }
        if (shape instanceof FieldShape.TextList) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(element.textValue()));
            return elements;
        }
        return shape instanceof FieldShape.Time ? time(value) : value.textValue();
    }

    /** By way of java.time, which knows nothing of the judge's own reading. */
    private static LocalDateTime time(JsonNode value) {
        if (value.isIntegralNumber()) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(value.longValue()), ZoneOffset.UTC);
        }
        String text = value.textValue().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        boolean hasOffset = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$");
        return OffsetDateTime.parse(hasOffset ? text : text + "Z")
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static String columnType(FieldShape shape) {
        return switch (shape.label()) {
            case "timestamp" -> "TIMESTAMP";
            case "int" -> "INTEGER";
            case "double" -> "DOUBLE";
            case "boolean" -> "BOOLEAN";
            case "list of string" -> "VARCHAR[]";
            default -> "VARCHAR";
        };
    }
}
