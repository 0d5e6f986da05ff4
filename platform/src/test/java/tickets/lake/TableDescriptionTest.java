package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tickets.ticket.FieldShape;
import tickets.ticket.TicketField;

/** What the yml beside each table says holds. */
class TableDescriptionTest {

    @TempDir
    private Path folder;

    static List<TableDescription> descriptions() {
        return TableDescription.allTables().stream().map(TableDescription::of).toList();
    }

    static List<TableCase> cases() throws IOException {
        return TableCase.all();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void describesTheTableAndEveryColumnInASentence(TableDescription description) {
        assertThat(description.description()).matches("[A-Z].+\\.");
        assertThat(description.grain()).startsWith("one ");
        assertThat(description.columns())
                .allSatisfy(column ->
                        assertThat(column.description()).as(column.name()).matches("(?s)[A-Z0-9].+\\."));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheColumnsOfTheTableInOrder(TableCase tableCase) throws IOException {
        TableDescription description = TableDescription.of(tableCase.table());

        try (MadeTables tables = new MadeTables(folder, tableCase)) {
            assertThat(tables.columns(tableCase.table()))
                    .containsExactlyElementsOf(description.columns().stream()
                            .map(TableDescription.Column::name)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void checksHoldInEveryCase(TableCase tableCase) throws IOException {
        try (MadeTables tables = new MadeTables(folder, tableCase)) {
            List<JsonNode> rows = tables.rows(tableCase.table());

            TableDescription.of(tableCase.table()).checkOn(rows);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void acceptsTheContractsOwnWords(TableDescription description) {
        for (TableDescription.Column column : description.columns()) {
            if (!column.acceptedValues().isEmpty()) {
                TicketField field = TicketField.valueOf(column.name().toUpperCase(Locale.ROOT));
                assertThat(field.shape())
                        .isInstanceOfSatisfying(
                                FieldShape.Choice.class,
                                choice ->
                                        assertThat(choice.values()).containsExactlyElementsOf(column.acceptedValues()));
            }
        }
    }
}
