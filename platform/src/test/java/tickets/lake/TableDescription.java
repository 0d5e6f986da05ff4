package tickets.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The yml beside a table's SQL file: what the table is, its columns and the checks they must pass. */
public record TableDescription(String table, String description, String grain, List<Column> columns) {

    private static final Path TABLES = Path.of(System.getProperty("basedir", "."), "../tables");

    /**
     * One column and its checks.
     *
     * @param acceptedValues the only values there may be; empty when any may
     */
    public record Column(
            String name, String description, boolean isUnique, boolean isNotNull, List<String> acceptedValues) {}

    static List<String> allTables() {
        try (Stream<Path> files = Files.walk(TABLES, 2)) {
            return files.map(file -> TABLES.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".sql") && !file.startsWith("functions/"))
                    .map(file -> file.substring(0, file.length() - ".sql".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static TableDescription of(String table) {
        Map<String, Object> yml = read(table);
        List<Column> columns = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(yml.get("columns"))) {
            columns.add(column((Map<?, ?>) entry));
        }
        return new TableDescription(
                table, String.valueOf(yml.get("description")), String.valueOf(yml.get("grain")), columns);
    }

    private static Column column(Map<?, ?> entry) {
        boolean unique = false;
        boolean notNull = false;
        List<String> accepted = new ArrayList<>();
        for (Object check :
                entry.containsKey("checks") ? (List<?>) Objects.requireNonNull(entry.get("checks")) : List.of()) {
            if (check instanceof Map<?, ?> values) {
                ((List<?>) Objects.requireNonNull(values.get("accepted_values")))
                        .forEach(value -> accepted.add("" + value));
            } else {
                unique |= check.equals("unique");
                notNull |= check.equals("not_null");
                if (!check.equals("unique") && !check.equals("not_null")) {
                    throw new IllegalArgumentException("unknown check " + check);
                }
            }
        }
        return new Column(
                String.valueOf(entry.get("name")), String.valueOf(entry.get("description")), unique, notNull, accepted);
    }

    private static Map<String, Object> read(String table) {
        try {
            return new Yaml().load(Files.readString(TABLES.resolve(table + ".yml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Fails where a row does not pass the checks of its columns. */
    public void checkOn(List<JsonNode> rows) {
        for (Column column : columns) {
            List<String> values = rows.stream()
                    .map(row -> row.required(column.name()))
                    .filter(value -> !value.isNull())
                    .map(value -> value.isTextual() ? value.textValue() : value.toString())
                    .toList();
            String name = table + "." + column.name();
            if (column.isNotNull()) {
                assertThat(values).as(name).hasSameSizeAs(rows);
            }
            if (column.isUnique()) {
                assertThat(values).as(name).doesNotHaveDuplicates();
            }
            if (!column.acceptedValues().isEmpty()) {
                assertThat(column.acceptedValues()).as(name).containsAll(values);
            }
        }
    }

    @Override
    public String toString() {
        return table;
    }
}
