package tickets.lake.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tickets.lake.FileForm.Kind;

/** The columns of some rows as text formats show them. */
final class TextColumns {

    /** What spreadsheets take for the beginning of a formula, full-width forms and white space that they skip too. */
    private static final String FORMULA = "'^[-=+@\\t\\r\\n＝＋－＠]'";

    private record Column(String name, String type) {

        boolean isTime() {
            return type.equals("TIMESTAMP WITH TIME ZONE");
        }

        boolean isNested() {
            return type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
        }

        String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }

    private final String rows;
    private final List<Column> columns = new ArrayList<>();

    /** @param rows what stands behind {@code from} */
    TextColumns(DuckDbSession session, String rows) {
        this.rows = rows;
        try (DuckDbRows<Column> described = session.rows(
                "look at the columns of a table",
                "describe from " + rows,
                row -> new Column(row.getString(1), row.getString(2)))) {
            described.forEachRemaining(columns::add);
        }
    }

    String query(Kind kind) {
        return columns.stream()
                .map(column -> value(column, kind) + " as " + column.quoted())
                .collect(Collectors.joining(", ", "select ", " from " + rows));
    }

    private static String value(Column column, Kind kind) {
        String name = column.quoted();
        if (column.isTime()) {
            return "iso_instant(" + name + ")";
        }
        if (kind == Kind.JSON_LINES) {
            return name;
        }
        if (column.isNested()) {
            return "cast(to_json(" + name + ") as varchar)";
        }
        return kind == Kind.CSV_FOR_SPREADSHEETS && column.type().equals("VARCHAR")
                ? "case when regexp_matches(" + name + ", " + FORMULA + ") then '''' || " + name + " else " + name
                        + " end"
                : name;
    }
}
