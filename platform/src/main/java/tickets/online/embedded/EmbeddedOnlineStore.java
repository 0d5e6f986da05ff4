package tickets.online.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tickets.online.OnlineDocument;
import tickets.online.OnlineSet;
import tickets.online.OnlineStore;

/**
 * The online table in one SQLite file; any number of processes may read it. Reading never creates or changes a file:
 * before the first publish the store is simply empty.
 */
public final class EmbeddedOnlineStore implements OnlineStore {

    private final Path file;
    private final Path folder;
    private final EmbeddedProblems problems;
    private final EmbeddedSessions sessions;
    private final EmbeddedIdentity identity;
    private final EmbeddedClaims claims;
    private volatile long claimed;

    /** The store at that file, whether it is there already or not; its folder is made at the first publish. */
    public EmbeddedOnlineStore(Path file) {
        this.file = file.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.file.getParent(), "a store is a file in a folder");
        this.problems = new EmbeddedProblems(this.file);
        this.claims = new EmbeddedClaims(this.file, folder, problems);
        this.sessions = new EmbeddedSessions(this.file, problems);
        this.identity = new EmbeddedIdentity(this.file, problems);
    }

    @Override
    public void checkReady() {
        current();
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw problems.notWritable(existing);
        }
    }

    @Override
    public void claim(long token) {
        claims.claim(token);
        new EmbeddedPublication(file, folder, problems).endOthers();
        claimed = token;
    }

    @Override
    public void publish(OnlineSet set, Iterator<OnlineDocument> newestFirst) {
        checkReady();
        new EmbeddedPublication(file, folder, problems)
                .publish(set, newestFirst, () -> claims.requireNoneAbove(claimed));
    }

    @Override
    public Optional<OnlineSet> current() {
        return sessions.read(EmbeddedSession::set).flatMap(set -> set);
    }

    @Override
    public Optional<String> find(String ticketId) {
        return sessions.read(session -> session.find(ticketId)).flatMap(document -> document);
    }

    @Override
    public List<String> recent(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + "; it cannot be negative");
        }
        return sessions.read(session -> session.recent(count)).orElse(List.of());
    }

    @Override
    public void forEach(Consumer<OnlineDocument> consumer) {
        sessions.read(session -> {
            session.forEach(consumer);
            return true;
        });
    }

    @Override
    public String identity() {
        return identity.get();
    }

    @Override
    public String address() {
        return file.toString();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
