package tickets.lake.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tickets.lake.RunFacts;
import tickets.lake.TableFile;

/** One conversation with the engine: binds the names that table files read, and writes tables. Not thread-safe. */
public final class DuckDbSession implements AutoCloseable {

    /** Rows of one row group: more than a chunk of usual tickets has, so that none is split into two. */
    private static final int ROW_GROUP_ROWS = 20_480;

    /** A table that is small and read as a whole: a row group is what one core reads. */
    private static final int SMALL_ROW_GROUP_ROWS = 2_048;

    /** The reader takes buffers of the longest line; shorter ones than this only cost. */
    private static final int SMALLEST_BUFFER = 1 << 20;

    private final Connection connection;
    private final RunFacts facts;
    private final MemoryLimit memoryLimit;

    DuckDbSession(Connection connection, RunFacts facts, MemoryLimit memoryLimit) {
        this.connection = connection;
        this.facts = facts;
        this.memoryLimit = memoryLimit;
    }

    /** Makes {@code name} (layer.table) read these Parquet files, in the order given; for all sessions. */
    public void bindParquet(String name, List<Path> files) {
        execute("bind " + name, "create or replace view " + name + " as from " + DuckDbEngine.parquet(files));
    }

    /**
     * Makes {@code name} read files of JSON Lines, with these columns and constants; for this session alone.
     *
     * @param columns column names with their SQL types, in order; a key that is absent reads as null
     * @param constants further columns that have the same text in every row
     */
    public void bindJsonLines(
            String name, List<JsonLines> files, Map<String, String> columns, Map<String, String> constants) {
        String typed = columns.entrySet().stream()
                .map(column -> Sql.text(column.getKey()) + ": " + Sql.text(column.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        String fixed = constants.entrySet().stream()
                .map(constant -> ", " + Sql.text(constant.getValue()) + " as " + constant.getKey())
                .collect(Collectors.joining());
        int largestLine = files.stream().mapToInt(JsonLines::largestLine).max().orElse(0);
        memoryLimit
                .raisedFor(largestLine)
                .ifPresent(limit -> execute("make room", "set memory_limit = " + Sql.text(limit)));
        execute(
                "read " + name,
                "create or replace temp view " + name + " as select *" + fixed + " from read_json("
                        + Sql.texts(files.stream().map(JsonLines::file).toList())
                        + ", format = 'newline_delimited', maximum_object_size = "
                        + Math.max(largestLine + 2, SMALLEST_BUFFER) + ", columns = " + typed + ")");
    }

    /** Runs a table file and writes what it gives to a Parquet file with the run's id in its footer. */
    public void write(TableFile table, Path parquet) {
        copy("make the table " + table.name(), table.sql(), parquet, ROW_GROUP_ROWS);
    }

    /** The same in small row groups, so that all cores can read even a small table at once. */
    public void writeInSmallGroups(TableFile table, Path parquet) {
        copy("make the table " + table.name(), table.sql(), parquet, SMALL_ROW_GROUP_ROWS);
    }

    /**
     * Writes the rows of Parquet files, in order, to another, with another text in one column.
     *
     * @param column a column of text
     * @param text what every row has there now
     */
    public void rewrite(List<Path> from, String column, String text, Path to) {
        copy(
                "rewrite " + from,
                "select * replace (" + Sql.text(text) + " as " + column + ") from " + DuckDbEngine.parquet(from),
                to,
                ROW_GROUP_ROWS);
    }

    private void copy(String what, String query, Path parquet, int rowGroupRows) {
        execute(
                what,
                "copy (" + query + ") to " + Sql.text(parquet.toString())
                        + " (format parquet, compression snappy, write_bloom_filter false, row_group_size "
                        + rowGroupRows + ", kv_metadata {" + Sql.text(RunFacts.FOOTER_KEY) + ": "
                        + Sql.text(facts.runId()) + "})");
    }

    /** Runs a table file and keeps what it gives in the engine under the table's name, for all sessions. */
    public void keep(TableFile table) {
        execute(
                "make the table " + table.name(),
                "create or replace table " + table.name().replace('/', '.') + " as " + table.sql());
    }

    /**
     * In a {@linkplain DuckDbEngine#sessionApart session apart}: makes some rows of a table that was kept in the engine
     * known under its name.
     *
     * @param source the raw file of these rows
     * @param from the first position in it
     * @param to the last position in it; before {@code from} for no rows at all
     */
    public void share(String keptTable, String source, long from, long to) {
        execute(
                "share " + keptTable,
                "create or replace view " + keptTable + " as from memory." + keptTable + " where _source = "
                        + Sql.text(source) + " and _position between " + from + " and " + to);
    }

    /**
     * The rows of a Parquet file, in its order, that a kept table names by source and position.
     *
     * @param keptTable a table that was {@linkplain #keep kept}, e.g. {@code offline.superseded}
     */
    public DuckDbRows<PlacedRow> rowsNamedBy(String keptTable, Path parquet) {
        String sql = "select rows.file_row_number, rows._source, rows._position from read_parquet("
                + Sql.text(parquet.toString()) + ", file_row_number = true) as rows semi join " + keptTable
                + " as named on rows._source = named._source and rows._position = named._position order by 1";
        return rows(
                "find rows of " + keptTable,
                sql,
                row -> new PlacedRow(row.getLong(1), row.getString(2), row.getLong(3)));
    }

    /** The one number that a query gives. */
    public long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException refused) {
            throw DuckDbFailure.of("count", refused);
        }
    }

    /**
     * Runs a query.
     *
     * @param what what the rows are for, for the message when it fails
     * @param <T> what {@code reader} makes of a row
     */
    public <T> DuckDbRows<T> rows(String what, String sql, DuckDbRows.RowReader<T> reader) {
        return new DuckDbRows<>(connection, what, sql, reader);
    }

    void execute(String what, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw DuckDbFailure.of(what, refused);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException refused) {
            throw DuckDbFailure.of("close a session of the embedded engine", refused);
        }
    }
}
