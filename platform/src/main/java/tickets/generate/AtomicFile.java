package tickets.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import tickets.problem.Unavailable;

/** Writes a file so that its name shows either what was there before or the whole of the new content. */
final class AtomicFile {

    private static final int BUFFER = 1 << 20;

    /** Fills the stream that it is handed; closing it is not its business. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path file;

    AtomicFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    void write(OutputFormat.Compression compression, Content content) {
        try {
            Path folder = Objects.requireNonNullElse(file.getParent(), file);
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try {
                fill(unfinished, compression, content);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new Unavailable(
                    "Cannot write '" + file + "': " + e + ".",
                    "Check that the folder exists, may be written and has room; what was there before is unchanged.",
                    e);
        }
    }

    private static void fill(Path unfinished, OutputFormat.Compression compression, Content content)
            throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER);
        try (plain;
                OutputStream out = compression.around(plain)) {
            content.writeTo(out);
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
