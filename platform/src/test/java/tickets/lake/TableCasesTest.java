package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of every table on the embedded engine, wherever the session believes to be. */
class TableCasesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> casesInZones() throws IOException {
        List<TableCase> cases = TableCase.all();
        return Stream.of("UTC", "America/New_York")
                .flatMap(zone -> cases.stream().map(one -> Arguments.of(one, zone)));
    }

    @ParameterizedTest
    @MethodSource("casesInZones")
    void makesTheExpectedRows(TableCase tableCase, String zone) throws IOException {
        List<JsonNode> expected = tableCase.expected();

        try (MadeTables tables = new MadeTables(folder, tableCase, zone)) {
            List<JsonNode> rows = new ArrayList<>(tables.rows(tableCase.table()));
            if (!tableCase.isOrdered()) {
                rows.sort(Comparator.comparing(
                                (JsonNode row) -> row.path("_source").asText())
                        .thenComparing(row -> row.path("_position").asLong())
                        .thenComparing(row -> row.path("ticket_id").asText()));
            }

            assertThat(rows).hasSameSizeAs(expected);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(namedColumns(rows.get(i), expected.get(i))).isEqualTo(expected.get(i));
            }
        }
    }

    /** Numbers compare by their JSON text: a double stays a double, an integer an integer. */
    private static JsonNode namedColumns(JsonNode row, JsonNode expected) throws IOException {
        ObjectNode named = TableCase.JSON.createObjectNode();
        expected.fieldNames().forEachRemaining(column -> named.set(column, row.required(column)));
        return TableCase.JSON.readTree(named.toString());
    }

    @Test
    void hasCasesForEveryTable() throws IOException {
        assertThat(TableCase.all().stream().map(TableCase::table).distinct())
                .containsExactlyInAnyOrderElementsOf(TableDescription.allTables());
    }
}
