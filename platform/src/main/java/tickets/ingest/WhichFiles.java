package tickets.ingest;

/** Which raw files an ingest judges. */
public enum WhichFiles {
    /** Those that were not judged before under the same contract. */
    UNKNOWN,
    /** All: the tables are made anew from the raw files that are there. */
    ALL
}
