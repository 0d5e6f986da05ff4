package tickets.spark.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tickets.spark.RowJson;
import tickets.spark.TestSession;

/** Every case of every table, on Spark, wherever the session believes to be. */
class TableCasesTest {

    @AfterAll
    static void stopSpark() {
        TestSession.stop();
    }

    static Stream<Arguments> casesInZones() throws IOException {
        List<TableCase> cases = TableCase.all();
        return Stream.of("UTC", "America/New_York")
                .flatMap(zone -> cases.stream().map(one -> Arguments.of(one, zone)));
    }

    @ParameterizedTest
    @MethodSource("casesInZones")
    void makesTheExpectedRows(TableCase tableCase, String zone) throws Exception {
        List<JsonNode> expected = tableCase.expected();

        List<JsonNode> rows = new ArrayList<>(new MadeTables(tableCase, TestSession.in(zone)).rows());

        if (!tableCase.isOrdered()) {
            rows.sort(Comparator.<JsonNode, String>comparing(
                            row -> row.path("_source").asText())
                    .thenComparing(row -> row.path("_position").asLong()));
        }
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(namedColumns(rows.get(i), expected.get(i))).isEqualTo(expected.get(i));
        }
    }

    /** Numbers compare by their JSON text: a double stays a double, an integer an integer. */
    private static JsonNode namedColumns(JsonNode row, JsonNode expected) throws IOException {
        ObjectNode named = RowJson.JSON.createObjectNode();
        expected.fieldNames().forEachRemaining(column -> named.set(column, row.required(column)));
        return RowJson.JSON.readTree(named.toString());
    }
}
