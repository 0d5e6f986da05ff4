package tickets.online.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The open sessions of one store file, lent to one thread at a time. A session that looks at a file which has since
 * been replaced is closed when it is met. Thread-safe.
 */
final class EmbeddedSessions implements AutoCloseable {

    private static final int MAX_IDLE = 16;

    private final Path file;
    private final EmbeddedProblems problems;
    private final ConcurrentLinkedDeque<EmbeddedSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    EmbeddedSessions(Path file, EmbeddedProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What is read from a session. */
    @FunctionalInterface
    interface Reading<T> {
        T from(EmbeddedSession session) throws SQLException;
    }

    /** Reads from the file that is in force now; empty when there is none. */
    <T> Optional<T> read(Reading<T> reading) {
        try {
            Optional<FileVersion> version = FileVersion.of(file);
            if (version.isEmpty()) {
                closeIdle();
                return Optional.empty();
            }
            EmbeddedSession session = borrow(version.get());
            boolean sound = false;
            try {
                T answer = reading.from(session);
                sound = true;
                return Optional.of(answer);
            } finally {
                giveBack(session, sound);
            }
        } catch (SQLException failure) {
            throw problems.cannotRead(failure);
        } catch (IOException failure) {
            throw problems.cannotRead(failure);
        }
    }

    private EmbeddedSession borrow(FileVersion version) throws SQLException {
        EmbeddedSession session = idle.pollFirst();
        while (session != null && !session.isOf(version)) {
            session.close();
            session = idle.pollFirst();
        }
        return session != null ? session : EmbeddedSession.open(file, version);
    }

    private void giveBack(EmbeddedSession session, boolean sound) throws SQLException {
        if (closed || !sound || idle.size() >= MAX_IDLE) {
            session.close();
        } else {
            idle.addFirst(session);
            if (closed) {
                closeIdle();
            }
        }
    }

    private void closeIdle() throws SQLException {
        EmbeddedSession session = idle.pollFirst();
        while (session != null) {
            session.close();
            session = idle.pollFirst();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            closeIdle();
        } catch (SQLException failure) {
            throw problems.cannotRead(failure);
        }
    }
}
