package tickets.runs.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Opens a SQLite file so that several processes can use it at once. */
final class SqliteFile {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;

    SqliteFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Connections that read and write; the file is made when it is missing. */
    SQLiteDataSource forWriting() {
        SQLiteConfig config = new SQLiteConfig();
        // Without IMMEDIATE two writers that both read first end in SQLITE_BUSY, whatever the timeout.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        // Survives a killed process; only a power cut can take the last transactions, and never the file.
        config.setSynchronous(SynchronousMode.NORMAL);
        config.enforceForeignKeys(true);
        return source(config, "");
    }

    /**
     * A connection that can only read, changes no file and needs no permission to. A file in a folder that may not be
     * written and that no writer has open is read as if nobody could change it: SQLite cannot put its own lock beside
     * it.
     */
    Connection openForReading() throws SQLException {
        boolean writable = Files.isWritable(file) && Files.isWritable(file.getParent());
        boolean shared = Files.exists(file.resolveSibling(file.getFileName() + "-shm"));
        SQLiteConfig config = new SQLiteConfig();
        if (!writable) {
            config.setReadOnly(true);
            return source(config, shared ? "" : "?immutable=1").getConnection();
        }
        Connection connection = source(config, "").getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = on");
        }
        return connection;
    }

    /** As a URI, because a plain path loses what follows a question mark. */
    private SQLiteDataSource source(SQLiteConfig config, String query) {
        config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri() + query);
        return source;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
