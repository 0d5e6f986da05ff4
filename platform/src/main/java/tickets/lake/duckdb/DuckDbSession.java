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

    /** Rows of one row group: small enough that both cores have groups to encode, large enough to compress well. */
    private static final int ROW_GROUP_ROWS = 10_240;

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
        execute(
                "make the table " + table.name(),
                "copy (" + table.sql() + ") to " + Sql.text(parquet.toString())
                        + " (format parquet, compression snappy, row_group_size " + ROW_GROUP_ROWS
                        + ", kv_metadata {" + Sql.text(RunFacts.FOOTER_KEY) + ": " + Sql.text(facts.runId()) + "})");
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

    private void execute(String what, String sql) {
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
