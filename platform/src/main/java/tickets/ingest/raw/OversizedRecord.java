package tickets.ingest.raw;

/**
 * A record longer than {@code data.max_record_bytes}: only its beginning was kept.
 *
 * @param index which record of its file, from 0
 * @param byteOffset where it begins in the unpacked file
 * @param byteLength how long it is
 * @param line the line it begins in, from 1
 * @param head its first bytes, at most 64 KiB
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and only read
public record OversizedRecord(long index, long byteOffset, long byteLength, long line, byte[] head) {

    /** How much of such a record is kept. */
    public static final int HEAD_BYTES = 64 * 1024;
}
