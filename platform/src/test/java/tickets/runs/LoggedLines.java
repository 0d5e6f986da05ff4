package tickets.runs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged until it is closed. */
final class LoggedLines implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private LoggedLines(Logger logger) {
        this.logger = logger;
    }

    static LoggedLines of(String name) {
        LoggedLines logged = new LoggedLines((Logger) LoggerFactory.getLogger(name));
        logged.lines.start();
        logged.logger.setLevel(Level.INFO);
        logged.logger.addAppender(logged.lines);
        return logged;
    }

    /** Level and text of each line. */
    List<String> texts() {
        return List.copyOf(lines.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    /** What the lines that have such a key have for it. */
    List<String> values(String key) {
        return List.copyOf(lines.list).stream()
                .flatMap(line -> line.getKeyValuePairs().stream())
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }
}
