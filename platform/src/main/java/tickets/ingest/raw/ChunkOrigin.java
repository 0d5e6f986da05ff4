package tickets.ingest.raw;

/**
 * Where a chunk stands in its run.
 *
 * @param sequence which chunk of the run, from 0
 * @param firstIndex the index in its file of its first record
 * @param base the offset in the unpacked file of its first byte
 */
record ChunkOrigin(long sequence, long firstIndex, long base) {}
