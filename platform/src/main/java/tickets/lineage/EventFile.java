package tickets.lineage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Appends events to a file, one a line. Several processes may append to one file. */
final class EventFile implements EventReceiver {

    private final Path file;
    private final Consumer<String> trouble;

    /** @param trouble is told, in a sentence, why an event could not be written */
    EventFile(Path file, Consumer<String> trouble) {
        this.file = file.toAbsolutePath().normalize();
        this.trouble = trouble;
    }

    @Override
    public void receive(String event) {
        ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            if (file.getParent() != null && !Files.isDirectory(file.getParent())) {
                Files.createDirectories(file.getParent());
            }
            // A line goes out in one piece, so that those of other processes do not get between.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            }
        } catch (IOException failed) {
            trouble.accept("Cannot append lineage events to " + file + ": "
                    + (failed instanceof AccessDeniedException ? "permission denied" : failed.toString())
                    + ". Make it writable or set lineage.file.");
        }
    }

    @Override
    public void close() {
        // Nothing is held between events.
    }
}
