package tickets.lake.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of a query, one after the other; they are not all in memory. Close it when done. One thread.
 *
 * @param <T> what is made of a row
 */
public final class DuckDbRows<T> implements Iterator<T>, AutoCloseable {

    private final Statement statement;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private boolean isOnRow;

    DuckDbRows(Statement statement, String sql, RowReader<T> reader) throws SQLException {
        this.statement = statement;
        this.rows = statement.executeQuery(sql);
        this.reader = reader;
        this.isOnRow = rows.next();
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
            throw DuckDbFailure.of("read the next row", refused);
        }
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
