package tickets.ticket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gathers what has to be written otherwise in one record's text: its times, and line breaks between tokens. Reused. */
final class Rewrite {

    private record Edit(int start, int end, String text) {}

    private final Edit[] edits = new Edit[TicketField.values().length];
    private int count;

    void clear() {
        count = 0;
    }

    /** Replaces the bytes from {@code start} to {@code end}; calls come in the order of the text. */
    void replace(int start, int end, String text) {
        edits[count++] = new Edit(start, end, text);
    }

    /**
     * The whole record written anew, or null when it can stay as it is.
     *
     * @param hasControls whether it has control characters, of which JSON allows line breaks and tabs between tokens
     */
    byte @Nullable [] apply(byte[] buffer, int offset, int length, boolean hasControls) {
        if (count == 0 && !hasControls) {
            return null;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(length + 64);
        int at = offset;
        for (int index = 0; index < count; index++) {
            Edit edit = edits[index];
            text.write(buffer, at, edit.start() - at);
            text.writeBytes(edit.text().getBytes(StandardCharsets.US_ASCII));
            at = edit.end();
        }
        text.write(buffer, at, offset + length - at);
        byte[] written = text.toByteArray();
        return hasControls ? onOneLine(written) : written;
    }

    /** Between tokens only: JSON has no raw line breaks in strings. */
    private static byte[] onOneLine(byte[] text) {
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n' || text[at] == '\r') {
                text[at] = ' ';
            }
        }
        return text;
    }
}
