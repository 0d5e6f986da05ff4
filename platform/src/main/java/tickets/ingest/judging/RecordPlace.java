package tickets.ingest.judging;

import tickets.ingest.raw.Chunk;

/**
 * Where a record stands.
 *
 * @param source its file's key
 * @param index which record of the file, from 0
 * @param line the line it begins in, from 1
 * @param byteOffset where it begins in the unpacked file
 * @param byteLength how long it is; 0 when that is not known yet
 */
public record RecordPlace(String source, long index, long line, long byteOffset, long byteLength) {

    /** The place of record {@code i} of a chunk. */
    public static RecordPlace of(Chunk chunk, int i) {
        return new RecordPlace(
                chunk.file().key(), chunk.index(i), chunk.line(i), chunk.byteOffset(i), chunk.end(i) - chunk.start(i));
    }
}
