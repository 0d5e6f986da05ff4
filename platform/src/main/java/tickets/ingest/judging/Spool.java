package tickets.ingest.judging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tickets.lake.duckdb.JsonLines;

/** A file of JSON Lines on its way to the engine; comes into being with its first line. One thread. */
final class Spool implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path file;
    private @Nullable OutputStream out;
    private int largestLine;
    private long lines;

    Spool(Path file) {
        this.file = file;
    }

    void line(byte[] bytes, int from, int to, byte[] ending, int endingLength) throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            opened = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
            out = opened;
        }
        opened.write(bytes, from, to - from);
        opened.write(ending, 0, endingLength);
        largestLine = Math.max(largestLine, to - from + endingLength);
        lines++;
    }

    /** Ends the file and tells of it; null when nothing was written. */
    @Nullable
    JsonLines finish() throws IOException {
        close();
        return lines == 0 ? null : new JsonLines(file, lines, largestLine);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
