package tickets.lake.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/** A CRC-32 as S3 writes it: four bytes, big-endian, in Base64. */
final class Crc32Header {

    private Crc32Header() {}

    static String of(CRC32 sum) {
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String of(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return of(sum);
    }
}
