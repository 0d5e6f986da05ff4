package tickets.ingest.raw;

import org.jspecify.annotations.Nullable;

/** A record that is too long to be kept, while it passes by: its head, and whether it can be a record at all. */
final class OpenGiant {

    private final byte[] head;
    private final @Nullable ElementSyntax syntax;

    /**
     * @param head its first bytes
     * @param format in an array borders are known from the syntax, so it must hold; a line ends with the line
     * @param from where it begins in the unpacked file
     * @param line in which line
     */
    OpenGiant(byte[] head, FileFormat format, long from, long line) {
        this.head = head;
        this.syntax = format == FileFormat.ARRAY ? new ElementSyntax(from, line) : null;
    }

    byte[] head() {
        return head;
    }

    /** Takes its next bytes; see {@link ElementSyntax#see}. */
    void see(byte[] bytes, int start, int end, long base) {
        if (syntax != null) {
            syntax.see(bytes, start, end, base);
        }
    }

    /** What makes its borders doubtful, and with them all that follows. */
    @Nullable
    Malformation malformation() {
        return syntax == null ? null : syntax.fault();
    }
}
