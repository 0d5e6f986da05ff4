package tickets.spark.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps Spark and its libraries from telling, in hundreds of lines, texts of queries and of tickets. */
final class QuietLogs {

    private static final List<String> LIBRARIES = List.of("org.apache", "org.sparkproject", "io.netty");

    private QuietLogs() {}

    /** Where logging is the platform's; on a cluster it is its operator's. */
    static void ofLibraries() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            LIBRARIES.forEach(library -> logging.getLogger(library).setLevel(Level.OFF));
        }
    }
}
