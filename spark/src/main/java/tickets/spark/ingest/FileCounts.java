package tickets.spark.ingest;

import java.util.Map;
import java.util.TreeMap;

/** What was found in one raw file. Filled row by row, one thread. */
final class FileCounts {

    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> warned = new TreeMap<>();
    private long read;
    private long accepted;

    void records(long allRecords, long good) {
        read = allRecords;
        accepted = good;
    }

    void reason(String code, long records) {
        reasons.put(code, records);
    }

    void warning(String code, long records) {
        warned.put(code, records);
    }

    long read() {
        return read;
    }

    long accepted() {
        return accepted;
    }

    Map<String, Long> reasons() {
        return reasons;
    }

    Map<String, Long> warned() {
        return warned;
    }
}
