package tickets.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A terminal whose last line is drawn over and over. It makes way for everything else that is written there.
 * Thread-safe.
 */
final class StatusLine extends FilterOutputStream {

    private static final byte[] TO_EMPTY_LINE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

    private boolean isShown;

    StatusLine(OutputStream terminal) {
        super(terminal);
    }

    /** @param text no longer than a narrow terminal is wide: what wraps cannot be drawn over */
    synchronized void show(String text) {
        try {
            makeWay();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            isShown = true;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    synchronized void clear() {
        try {
            makeWay();
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public synchronized void write(int one) throws IOException {
        makeWay();
        out.write(one);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        makeWay();
        out.write(bytes, from, length);
    }

    private void makeWay() throws IOException {
        if (isShown) {
            isShown = false;
            out.write(TO_EMPTY_LINE);
        }
    }
}
