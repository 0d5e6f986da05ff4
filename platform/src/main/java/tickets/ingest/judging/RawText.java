package tickets.ingest.judging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A refused record as the quarantine keeps it: text where it is text; bytes that are no UTF-8 exactly, beside a
 * readable rendering.
 *
 * @param text the record, or a rendering of it
 * @param base64 its bytes; null where {@code text} is exact
 */
public record RawText(String text, @Nullable String base64) {

    /** What is in the buffer, which stays as it is. */
    public static RawText of(ByteBuffer raw) {
        try {
            return new RawText(
                    StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString(), null);
        } catch (CharacterCodingException notUtf8) {
            ByteBuffer encoded = Base64.getEncoder().encode(raw.duplicate());
            return new RawText(
                    StandardCharsets.UTF_8.decode(raw.duplicate()).toString(),
                    StandardCharsets.US_ASCII.decode(encoded).toString());
        }
    }
}
