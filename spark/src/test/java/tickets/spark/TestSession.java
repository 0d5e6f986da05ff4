package tickets.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import tickets.spark.engine.SessionProperties;
import tickets.spark.engine.SparkEngine;

/** One Spark for many tests: starting it takes longer than most of them. Who is done with it stops it. */
public final class TestSession {

    private static final Path FOLDER = folder();
    private static @Nullable SparkSession session;

    private TestSession() {}

    /** A session whose time zone is {@code zone}, with the tables of a folder that all tests share. */
    public static synchronized SparkSession in(String zone) {
        SparkSession running = session;
        if (running == null || running.sparkContext().isStopped()) {
            running = start();
            session = running;
        }
        SparkSession.setActiveSession(running);
        running.conf().set("spark.sql.session.timeZone", zone);
        return running;
    }

    /** Stops it, so that other tests can start one with properties of their own. */
    public static synchronized void stop() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }

    private static SparkSession start() {
        Map<String, String> properties =
                SessionProperties.forReading(TestSettings.in(FOLDER).settings()).with(FOLDER.resolve("work"));
        properties.put("spark.sql.shuffle.partitions", "2");
        return SparkEngine.session(properties);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tickets-spark-test-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
