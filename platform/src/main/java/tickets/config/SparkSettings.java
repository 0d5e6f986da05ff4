package tickets.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Spark is run, when it is the engine.
 *
 * @param master where Spark's work is done: this machine (N cores, or all), or the cluster's manager
 * @param driverMemory heap of Spark's driver; with a local master all work is done in it
 * @param javaHome folder of the Java that runs Spark, 17 to 22; unset: the one that runs this program
 */
public record SparkSettings(
        String master, ByteSize driverMemory, @Nullable Path javaHome) {}
