package tickets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.ticket.TicketField;

class TablesPageTest {

    private static final Set<String> CONTRACT =
            Stream.of(TicketField.values()).map(TicketField::key).collect(Collectors.toUnmodifiableSet());

    @ParameterizedTest
    @ValueSource(
            strings = {"bronze/tickets", "quarantine/tickets", "offline/tickets", "online/tickets", "warnings/tickets"})
    void tellsEveryColumnBesideTheContracts(String table) throws IOException {
        Path project = DocumentPage.projectFolder();
        List<String> sql = Files.readAllLines(project.resolve("tables/" + table + ".sql"));

        String page = Files.readString(project.resolve("docs/reference/tables.md"));

        assertThat(page).contains("\n## " + table + "\n");
        assertThat(columns(sql))
                .isNotEmpty()
                .filteredOn(column -> !CONTRACT.contains(column))
                .allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
    }

    /** The names in the last select, which has one column a line. */
    private static List<String> columns(List<String> sql) {
        int from = sql.lastIndexOf("select") + 1;
        return sql.subList(from, sql.size()).stream()
                .takeWhile(line -> line.startsWith(" "))
                .map(line -> line.strip().replaceFirst(",$", "").replaceFirst("^.*( as |\\.)", ""))
                .toList();
    }
}
