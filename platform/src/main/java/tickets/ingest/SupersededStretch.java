package tickets.ingest;

/**
 * Where the superseded rows of a slice are: those of history that stand in one raw file between two positions. A slice
 * is of one file and its rows are in order, so there are none but its own.
 *
 * @param source the raw file
 * @param first the position of the first of them in it
 * @param last the position of the last of them
 */
record SupersededStretch(String source, long first, long last) {}
