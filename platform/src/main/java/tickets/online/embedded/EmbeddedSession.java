package tickets.online.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;

/**
 * One open store file and its prepared question; used by one thread at a time. Opened read-only, so it works in a
 * read-only folder and leaves no file beside the store. While it is open it sees the file it opened, even after a
 * publish has put another one in its place.
 */
final class EmbeddedSession implements AutoCloseable {

    private static final String READ_ONLY = "?mode=ro&busy_timeout=10000";

    private final FileVersion version;
    private final Connection connection;
    private final PreparedStatement byTicketId;

    private EmbeddedSession(FileVersion version, Connection connection) throws SQLException {
        this.version = version;
        this.connection = connection;
        this.byTicketId = connection.prepareStatement("select json from document where ticket_id = ?");
    }

    /** @param version taken before the call, so that it is never newer than what is opened */
    static EmbeddedSession open(Path file, FileVersion version) throws SQLException {
        // As a URI: a plain name would be cut at a question mark.
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toUri().toASCIIString() + READ_ONLY);
        try {
            requireStore(file, connection);
            return new EmbeddedSession(version, connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void requireStore(Path file, Connection connection) throws SQLException {
        int application = number(connection, "pragma application_id");
        int schema = number(connection, "pragma user_version");
        if (application != EmbeddedSchema.APPLICATION_ID) {
            throw new EmbeddedProblems(file).foreign("the file is not an online store");
        }
        if (schema != EmbeddedSchema.VERSION) {
            throw new EmbeddedProblems(file)
                    .foreign("the file has format " + schema + ", this program knows " + EmbeddedSchema.VERSION);
        }
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.getInt(1);
        }
    }

    boolean isOf(FileVersion other) {
        return version.equals(other);
    }

    Optional<String> find(String ticketId) throws SQLException {
        byTicketId.setString(1, ticketId);
        try (ResultSet rows = byTicketId.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    List<String> recent(int count) throws SQLException {
        try (PreparedStatement newest =
                connection.prepareStatement("select json from document order by position limit ?")) {
            newest.setInt(1, count);
            List<String> documents = new ArrayList<>();
            try (ResultSet rows = newest.executeQuery()) {
                while (rows.next()) {
                    documents.add(rows.getString(1));
                }
            }
            return documents;
        }
    }

    Optional<OnlineSet> set() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select run_id, documents, published_at from online_set")) {
            return rows.next()
                    ? Optional.of(new OnlineSet(rows.getString(1), rows.getLong(2), Instant.parse(rows.getString(3))))
                    : Optional.empty();
        }
    }

    void forEach(Consumer<OnlineDocument> consumer) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select ticket_id, created_at_micros, json from document order by position")) {
            while (rows.next()) {
                consumer.accept(new OnlineDocument(rows.getString(1), rows.getLong(2), rows.getBytes(3)));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
