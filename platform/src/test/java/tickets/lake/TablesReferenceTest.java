package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tickets.docs.DocumentPage;

class TablesReferenceTest {

    /** A layer follows the one that it is made from. */
    private static final List<String> LAYERS = List.of("bronze", "quarantine", "warnings", "offline", "online");

    @TempDir
    private Path folder;

    @Test
    void isUpToDate() throws IOException {
        List<TableDescription> described = inOrder(TableDescription.allTables());
        TablesReference reference = new TablesReference(described, types());
        DocumentPage page = DocumentPage.of("reference/tables.md", TablesReferenceTest.class);

        page.assertHasPart("overview", reference.overview());
        for (TableDescription table : described) {
            page.assertHasPart(table.table(), reference.columns(table));
        }
        assertThat(page.parts())
                .as("parts of tables that there are")
                .hasSize(described.size() + 1)
                .containsAll(described.stream().map(TableDescription::table).toList());
    }

    /** Kept tables, each behind what it is made from, then what is only asked for. */
    private static List<TableDescription> inOrder(List<String> tables) {
        List<String> kept = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (String layer : LAYERS) {
            tables.stream()
                    .filter(table -> table.startsWith(layer + "/"))
                    .forEach(table -> (table.endsWith("/tickets") ? kept : asked).add(table));
        }
        kept.addAll(asked);
        assertThat(kept).as("tables whose layer is known here").containsExactlyInAnyOrderElementsOf(tables);
        return kept.stream().map(TableDescription::of).toList();
    }

    private Map<String, Map<String, String>> types() throws IOException {
        Map<String, Map<String, String>> types = new LinkedHashMap<>();
        for (TableCase tableCase : TableCase.all()) {
            if (!types.containsKey(tableCase.table())) {
                Path own =
                        Files.createDirectory(folder.resolve(tableCase.table().replace('/', '-')));
                try (MadeTables tables = new MadeTables(own, tableCase)) {
                    types.put(tableCase.table(), tables.types(tableCase.table()));
                }
            }
        }
        return types;
    }
}
