package tickets.ingest.raw;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A raw file as it is put together, with the place of every record in it. */
final class WrittenFile {

    /** How a file is packed; a packed one is made of several members or frames. */
    enum Packing {
        NONE,
        GZIP,
        ZSTD
    }

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<CutFile.Piece> pieces = new ArrayList<>();
    private long line = 1;

    WrittenFile filling(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        content.writeBytes(bytes);
        line += text.chars().filter(character -> character == '\n').count();
        return this;
    }

    WrittenFile record(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        pieces.add(new CutFile.Piece(pieces.size(), line, content.size(), length, text));
        return filling(text);
    }

    List<CutFile.Piece> pieces() {
        return pieces;
    }

    byte[] bytes() {
        return content.toByteArray();
    }

    /** The file packed in members of at most {@code memberBytes} each. */
    byte[] packed(Packing packing, int memberBytes) {
        return packed(bytes(), packing, memberBytes);
    }

    static byte[] packed(byte[] plain, Packing packing, int memberBytes) {
        if (packing == Packing.NONE) {
            return plain;
        }
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        int from = 0;
        do {
            int length = Math.min(memberBytes, plain.length - from);
            try (OutputStream member =
                    packing == Packing.GZIP ? new GZIPOutputStream(stored) : new ZstdOutputStream(stored)) {
                member.write(plain, from, length);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            from += length;
        } while (from < plain.length);
        return stored.toByteArray();
    }
}
