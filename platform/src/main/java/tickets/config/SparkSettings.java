package tickets.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Spark is run, when it is the engine.
 *
 * @param master where Spark's work is done: this machine, or the cluster's manager
 * @param driverMemory heap of Spark's driver; on one machine all of the work is done in it
 * @param javaHome Java that runs Spark; unset: the one that runs this program
 */
public record SparkSettings(
        String master, ByteSize driverMemory, @Nullable Path javaHome) {}
