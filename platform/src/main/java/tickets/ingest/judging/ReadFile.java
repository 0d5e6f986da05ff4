package tickets.ingest.judging;

/**
 * What is known of a file once it was read.
 *
 * @param content the name of its content; empty when reading stopped early because the run fails
 * @param unpackedLength its length once unpacked, as far as it can be unpacked
 */
record ReadFile(String content, long unpackedLength) {}
