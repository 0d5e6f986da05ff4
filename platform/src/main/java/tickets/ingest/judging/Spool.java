package tickets.ingest.judging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tickets.lake.duckdb.JsonLines;

/**
 * A file of JSON Lines on its way to the engine; comes into being with its first line. A file that is there already is
 * written over in place, which is cheaper than to give its pages back and take new ones. One thread.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path file;
    private @Nullable OutputStream out;
    private int largestLine;
    private long lines;
    private long bytes;

    Spool(Path file) {
        this.file = file;
    }

    void line(byte[] text, int from, int to, byte[] ending, int endingLength) throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            opened = new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), BUFFER_BYTES);
            out = opened;
        }
        opened.write(text, from, to - from);
        opened.write(ending, 0, endingLength);
        int length = to - from + endingLength;
        largestLine = Math.max(largestLine, length);
        bytes += length;
        lines++;
    }

    /** Ends the file and tells of it; null when nothing was written. */
    @Nullable
    JsonLines finish() throws IOException {
        close();
        if (lines == 0) {
            return null;
        }
        cutOffWhatWasThereBefore();
        return new JsonLines(file, lines, largestLine);
    }

    private void cutOffWhatWasThereBefore() throws IOException {
        if (Files.size(file) > bytes) {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.truncate(bytes);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
