package tickets.lineage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One table that a run published.
 *
 * @param address where others find it: {@code s3://bucket/key}, an absolute path
 * @param rows its rows
 * @param bytes its size as stored
 * @param columns column to type, in order
 */
public record MadeTable(String address, long rows, long bytes, Map<String, String> columns) {

    /** Copies the map and keeps its order. */
    public MadeTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
