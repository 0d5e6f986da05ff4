package tickets.lake.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import tickets.lake.TableFile;

/**
 * An engine that knows the functions of the table files and nothing of a run yet. Loading the native library and making
 * the first instance takes as long as all the rest of a start, so a command may have one prepared by another thread
 * while it reads its arguments and settings.
 */
public final class EmptyEngine {

    /**
     * Without propagated statistics, because a column in which they show no null is written as required, and so files
     * of one table would differ in their schema and could not be joined.
     */
    private static final List<String> SETTINGS = List.of(
            "set disabled_optimizers = 'statistics_propagation'",
            "set TimeZone = 'UTC'",
            "set autoinstall_known_extensions = false",
            "set autoload_known_extensions = false",
            "set enable_progress_bar = false");

    private static final AtomicReference<@Nullable FutureTask<DuckDBConnection>> PREPARED = new AtomicReference<>();

    private EmptyEngine() {}

    /** Begins to prepare one in a thread of its own; the next start takes it. */
    public static void prepare() {
        Callable<DuckDBConnection> made = EmptyEngine::make;
        FutureTask<DuckDBConnection> task = new FutureTask<>(made);
        PREPARED.set(task);
        Thread thread = new Thread(task, "engine-start");
        thread.setDaemon(true);
        thread.start();
    }

    static DuckDBConnection take() throws SQLException {
        FutureTask<DuckDBConnection> prepared = PREPARED.getAndSet(null);
        if (prepared == null) {
            return make();
        }
        try {
            return prepared.get();
        } catch (ExecutionException failed) {
            throw new SQLException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("stopped from outside", stopped);
        }
    }

    private static DuckDBConnection make() throws SQLException {
        DuckDBConnection connection = connect();
        try (Statement statement = connection.createStatement()) {
            for (String sql : SETTINGS) {
                statement.execute(sql);
            }
            for (String sql : definitions()) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    /** Asks the driver itself: {@link java.sql.DriverManager} would load every other driver of the program first. */
    private static DuckDBConnection connect() throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", streaming);
        return connection.unwrap(DuckDBConnection.class);
    }

    /** What every catalog holds before a run: the layers and the functions of the table files. */
    static List<String> definitions() {
        return List.of(
                "create schema bronze",
                "create schema offline",
                "create schema online",
                "create schema quarantine",
                "create schema warnings",
                TableFile.functionsFor("duckdb"));
    }
}
