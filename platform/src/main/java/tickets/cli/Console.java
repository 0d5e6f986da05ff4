package tickets.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two streams: results go to standard output, everything for people beside them to standard error. UTF-8 whatever
 * the machine's default is.
 *
 * @param results standard output itself, which tells when writing to it fails
 * @param out results, for the next program
 * @param err words for people
 * @param statusLine the last line of the terminal that {@code err} is; null when it is none
 * @param isColored whether both streams are terminals that show colours
 */
record Console(
        OutputStream results,
        PrintStream out,
        PrintStream err,
        @Nullable StatusLine statusLine,
        boolean isColored) {

    /** The launcher tells what the streams are: Java cannot see it. */
    static Console ofProcess() {
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        StatusLine statusLine = Boolean.getBoolean("tickets.terminal") ? new StatusLine(err) : null;
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Console(
                out,
                stream(out),
                stream(statusLine == null ? err : statusLine),
                statusLine,
                Boolean.getBoolean("tickets.color"));
    }

    /** Two streams that nobody looks at while they are written. */
    static Console of(OutputStream out, OutputStream err) {
        return new Console(out, stream(out), stream(err), null, false);
    }

    private static PrintStream stream(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }
}
