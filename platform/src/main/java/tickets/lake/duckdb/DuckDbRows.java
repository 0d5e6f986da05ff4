package tickets.lake.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;
import tickets.problem.TicketPlatformException;

/**
 * The rows of a query, one after the other; they are not all in memory. Close it when done. One thread.
 *
 * @param <T> what is made of a row
 */
public final class DuckDbRows<T> implements Iterator<T>, AutoCloseable {

    private final Connection connection;
    private final String what;
    private final String sql;
    private final Statement statement;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private boolean isOnRow;

    /** @param what what the rows are for, for the message when it fails */
    DuckDbRows(Connection connection, String what, String sql, RowReader<T> reader) {
        this.connection = connection;
        this.what = what;
        this.sql = sql;
        this.reader = reader;
        try {
            this.statement = connection.createStatement();
            this.rows = statement.executeQuery(sql);
            this.isOnRow = rows.next();
        } catch (SQLException refused) {
            throw failure(refused);
        }
    }

    /**
     * Makes something of the current row.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Reads the row's columns; does not move to another row. */
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public boolean hasNext() {
        return isOnRow;
    }

    @Override
    public T next() {
        if (!isOnRow) {
            throw new NoSuchElementException("no more rows");
        }
        try {
            T value = reader.read(rows);
            isOnRow = rows.next();
            return value;
        } catch (SQLException refused) {
            throw failure(refused);
        }
    }

    /**
     * A query that fails while its rows are read says no more than "Invalid result set"; run once more without giving
     * rows, it says why. When it does not fail again, the first word has to do.
     */
    private TicketPlatformException failure(SQLException first) {
        try (Statement again = connection.createStatement()) {
            again.execute("explain analyze " + sql);
        } catch (SQLException reason) {
            reason.addSuppressed(first);
            return DuckDbFailure.of(what, reason);
        }
        return DuckDbFailure.of(what, first);
    }

    @Override
    public void close() {
        try {
            rows.close();
            statement.close();
        } catch (SQLException refused) {
            throw DuckDbFailure.of("end a query", refused);
        }
    }
}
