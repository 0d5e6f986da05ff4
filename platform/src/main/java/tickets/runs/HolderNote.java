package tickets.runs;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The file in which the holder of a lease introduces itself. Only what is read while the lock is held counts. */
final class HolderNote {

    private final Path file;

    HolderNote(Path file) {
        this.file = file;
    }

    void write(LeaseHolder holder) throws IOException {
        Properties note = new Properties();
        note.setProperty("run_id", holder.runId().value());
        note.setProperty("command", holder.command());
        note.setProperty("pid", Long.toString(holder.pid()));
        note.setProperty("host", holder.host());
        note.setProperty("since", holder.since().toString());
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            note.store(writer, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The introduction, unless there is none or somebody has tampered with it. */
    Optional<LeaseHolder> read() throws IOException {
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            note.load(reader);
            return Optional.of(new LeaseHolder(
                    new RunId(text(note, "run_id")),
                    text(note, "command"),
                    Long.parseLong(text(note, "pid")),
                    text(note, "host"),
                    Instant.parse(text(note, "since"))));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeException none) {
            return Optional.empty();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String text(Properties note, String key) {
        @Nullable String value = note.getProperty(key);
        return value == null ? "" : value;
    }
}
