package tickets.config;

import java.nio.file.Path;

/**
 * What is logged, and where.
 *
 * @param folder folder of the log files, relative to where the command is started
 * @param level least serious kind of entry that is logged
 */
public record LoggingSettings(Path folder, Level level) {

    /** The kinds of log entries, the least serious first. */
    public enum Level {
        /** Details for finding a fault. */
        DEBUG,
        /** The story of a run. */
        INFO,
        /** What somebody should look at. */
        WARN,
        /** What failed. */
        ERROR
    }
}
