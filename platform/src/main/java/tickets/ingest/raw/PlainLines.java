package tickets.ingest.raw;

import java.io.IOException;
import java.io.InputStream;

/** Tells the one kind of raw file that can be read from the middle: plain JSON Lines. */
public final class PlainLines {

    private static final int LOOKED_AT_BYTES = 1 << 20;

    private PlainLines() {}

    /**
     * Whether a file is JSON Lines, neither compressed nor with a byte order mark.
     *
     * @param stored the file from its beginning; read a little, closed by the caller
     */
    public static boolean areIn(InputStream stored) throws IOException {
        byte[] head = stored.readNBytes(LOOKED_AT_BYTES);
        if (Unpacked.isPacked(head)) {
            return false;
        }
        FileBeginning beginning = FileBeginning.of(head, head.length, 0, 1);
        return beginning.format() == FileFormat.LINES && beginning.malformation() == null && beginning.skip() == 0;
    }
}
