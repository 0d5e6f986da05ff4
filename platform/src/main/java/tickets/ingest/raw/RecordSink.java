package tickets.ingest.raw;

/** Takes the records that a border scan finds. */
interface RecordSink {

    /**
     * Takes one record.
     *
     * @param from offset in the unpacked file of the record's first byte
     * @param to offset behind its last byte
     * @param line the line it begins in, from 1
     */
    void record(long from, long to, long line);
}
