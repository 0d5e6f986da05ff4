package tickets.lake.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Text as SQL literals. File names and run facts cannot be bound as parameters in views, COPY and macros. */
final class Sql {

    private Sql() {}

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String texts(List<Path> files) {
        return files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
