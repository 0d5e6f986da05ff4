package tickets.online.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;
import tickets.online.CheckedDocuments;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;

/**
 * One publish: a whole new store file under a name of its own, made durable, then renamed over the old one. Killed
 * before the rename, it leaves the old set and a file that the next publish removes; after it, the new set.
 */
final class EmbeddedPublication {

    /** What the name of a file ends with that becomes part of the store when it is whole. */
    static final String UNFINISHED = ".publishing";

    /** Nobody asks for row ids, and the driver would query each one. */
    private static final String NO_GENERATED_KEYS = "?jdbc.get_generated_keys=false";

    /** Bytes are a blob to the driver; the cast makes text of them again without a look at each character. */
    private static final String INSERT = "insert into document values (?, ?, ?, cast(? as text))";

    private final Path file;
    private final Path folder;
    private final EmbeddedProblems problems;

    /** @param file absolute */
    EmbeddedPublication(Path file, Path folder, EmbeddedProblems problems) {
        this.file = file;
        this.folder = folder;
        this.problems = problems;
    }

    /** @param mayStillPublish fails when a later run has taken the store over; asked when the new file is there */
    void publish(OnlineSet set, Iterator<OnlineDocument> newestFirst, Runnable mayStillPublish) {
        Path unfinished = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(folder);
            removeUnfinished();
            try {
                write(unfinished, set, new CheckedDocuments(set, newestFirst));
                mayStillPublish.run();
                putInPlace(unfinished);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (SQLException failure) {
            throw problems.cannotPublish(failure);
        } catch (IOException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    /** A publisher that is still alive fails at its rename, or at its question before that. */
    void endOthers() {
        try {
            removeUnfinished();
        } catch (IOException failure) {
            throw problems.cannotPublish(failure);
        }
    }

    /** Also takes the file of a publisher that is still alive: that one then fails at its rename, see there. */
    void removeUnfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        String prefix = file.getFileName() + ".";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, candidate -> {
            String name = candidate.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(UNFINISHED);
        })) {
            for (Path leftover : left) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private void write(Path unfinished, OnlineSet set, CheckedDocuments documents) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + unfinished.toUri().toASCIIString() + NO_GENERATED_KEYS)) {
            try (Statement statement = connection.createStatement()) {
                // Three documents of the usual size fit a page of 8 KiB, one fits the default of 4 KiB.
                statement.execute("pragma page_size = 8192");
                // Nobody reads this file before it is whole, so there is nothing to roll back to.
                statement.execute("pragma journal_mode = off");
                statement.execute("pragma locking_mode = exclusive");
                statement.execute("pragma synchronous = full");
            }
            connection.setAutoCommit(false);
            EmbeddedSchema.create(connection);
            insert(connection, set);
            insert(connection, documents);
            connection.commit();
        }
    }

    private static void insert(Connection connection, OnlineSet set) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into online_set values (?, ?, ?)")) {
            row.setString(1, set.runId());
            row.setLong(2, set.documents());
            row.setString(3, set.publishedAt().toString());
            row.executeUpdate();
        }
    }

    private void insert(Connection connection, CheckedDocuments documents) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(INSERT)) {
            for (long position = 0; documents.hasNext(); position++) {
                OnlineDocument document = documents.next();
                row.setLong(1, position);
                row.setString(2, document.ticketId());
                row.setLong(3, document.createdAtMicros());
                row.setBytes(4, document.utf8());
                insert(row, document);
            }
        }
    }

    private void insert(PreparedStatement row, OnlineDocument document) throws SQLException {
        try {
            row.executeUpdate();
        } catch (SQLException failure) {
            if (failure.getErrorCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK.code
                    || failure.getErrorCode() == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                throw problems.notJson(document.ticketId());
            }
            throw failure;
        }
    }

    private void putInPlace(Path unfinished) throws IOException {
        try {
            force(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException removed) {
            throw problems.overtaken(removed);
        }
        force(folder, StandardOpenOption.READ);
    }

    static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
