package tickets.ingest.judging;

/** Told how far judging has come, from the reading thread, some times a second. */
@FunctionalInterface
public interface JudgingProgress {

    /**
     * Takes the state so far.
     *
     * @param records records found
     * @param bytesRead bytes read of the files as stored
     * @param bytesTotal bytes of all files as stored
     */
    void at(long records, long bytesRead, long bytesTotal);
}
