package tickets.spark.reading;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A published set of which the catalog still has the snapshots.
 *
 * @param runId the run that made it
 * @param publishedAt when it came into force
 * @param snapshots table to its snapshot
 */
record CatalogSet(String runId, Instant publishedAt, Map<String, Long> snapshots) {

    CatalogSet {
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
    }
}
