package tickets.spark.ingest;

import java.util.List;
import tickets.ingest.raw.RawFile;

/**
 * A raw file that this run has judged.
 *
 * @param number which of the judged files, from 0
 * @param file the file
 * @param content the name of its content
 * @param parts the parts it was judged in, in order
 */
record FreshFile(int number, RawFile file, String content, List<Part> parts) {

    /**
     * A part of it.
     *
     * @param records how many records it holds
     * @param lines how many lines end in it
     */
    record Part(long records, long lines) {}

    FreshFile {
        parts = List.copyOf(parts);
    }
}
