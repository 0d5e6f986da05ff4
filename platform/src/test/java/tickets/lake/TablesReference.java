package tickets.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parts of the reference page of all tables that follow from the yml files and from the tables as the engine makes
 * them. A table that has all columns of an earlier one tells only what is new or different.
 */
final class TablesReference {

    private final List<TableDescription> tables;
    private final Map<String, Map<String, String>> types;

    /**
     * @param tables those to tell of, bases before those that build on them
     * @param types table to column to SQL type
     */
    TablesReference(List<TableDescription> tables, Map<String, Map<String, String>> types) {
        this.tables = List.copyOf(tables);
        this.types = new LinkedHashMap<>(types);
    }

    /** One line a table. */
    String overview() {
        StringBuilder text = new StringBuilder("\n| table | one row is | what it is |\n|---|---|---|\n");
        for (TableDescription table : tables) {
            text.append("| %s | %s | %s |\n".formatted(link(table), withoutOne(table.grain()), table.description()));
        }
        return text.append('\n').toString();
    }

    /** The columns of one table. */
    String columns(TableDescription table) {
        Optional<TableDescription> base = baseOf(table);
        StringBuilder text = new StringBuilder("\n");
        base.ifPresent(known ->
                text.append("All columns of " + link(known) + ". What is new here, or has another meaning:\n\n"));
        text.append("| column | type | meaning | checked |\n|---|---|---|---|\n");
        Map<String, String> known = base.map(TablesReference::meanings).orElse(Map.of());
        for (TableDescription.Column column : table.columns()) {
            if (!column.description().equals(known.get(column.name()))) {
                text.append("| `%s` | %s | %s | %s |\n"
                        .formatted(column.name(), type(table, column), column.description(), checks(column)));
            }
        }
        return text.append('\n').toString();
    }

    private Optional<TableDescription> baseOf(TableDescription table) {
        List<TableDescription> earlier = tables.subList(0, tables.indexOf(table));
        return earlier.stream()
                .filter(other ->
                        meanings(table).keySet().containsAll(meanings(other).keySet()))
                .reduce((first, later) -> later);
    }

    private static Map<String, String> meanings(TableDescription table) {
        return table.columns().stream()
                .collect(Collectors.toMap(TableDescription.Column::name, TableDescription.Column::description));
    }

    private String type(TableDescription table, TableDescription.Column column) {
        Map<String, String> ofTable = Objects.requireNonNull(types.get(table.table()), table.table());
        return Objects.requireNonNull(ofTable.get(column.name()), column.name());
    }

    private static String checks(TableDescription.Column column) {
        String checks = (column.isNotNull() ? "not null" : "") + (column.isUnique() ? ", unique" : "");
        String values =
                column.acceptedValues().stream().map(value -> "`" + value + "`").collect(Collectors.joining(" "));
        return (checks + (values.isEmpty() ? "" : "; " + values)).replaceFirst("^[,;] ", "");
    }

    private static String link(TableDescription table) {
        return "[%s](#%s)".formatted(table.table(), table.table().replace("/", ""));
    }

    private static String withoutOne(String grain) {
        return grain.replaceFirst("^one (?=[aeiou])", "an ").replaceFirst("^one ", "a ");
    }
}
