package tickets.ingest.judging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
    private @Nullable FileChannel channel;
    private @Nullable OutputStream out;
    private int largestLine;
    private long lines;

    Spool(Path file) {
        this.file = file;
    }

    void line(byte[] bytes, int from, int to, byte[] ending, int endingLength) throws IOException {
        OutputStream opened = out == null ? open() : out;
        opened.write(bytes, from, to - from);
        opened.write(ending, 0, endingLength);
        largestLine = Math.max(largestLine, to - from + endingLength);
        lines++;
    }

    private OutputStream open() throws IOException {
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = opened;
        OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(opened), BUFFER_BYTES);
        out = stream;
        return stream;
    }

    /** Ends the file and tells of it; null when nothing was written. */
    @Nullable
    JsonLines finish() throws IOException {
        if (out == null || channel == null) {
            return null;
        }
        out.flush();
        channel.truncate(channel.position());
        close();
        return new JsonLines(file, lines, largestLine);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
