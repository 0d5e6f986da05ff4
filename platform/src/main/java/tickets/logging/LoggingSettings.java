package tickets.logging;

import java.nio.file.Path;
import org.slf4j.event.Level;

/**
 * What is logged and where to.
 *
 * @param folder folder of {@code app.log}, relative to the working directory; made when missing
 * @param level the least important lines of the platform that are logged; of libraries only warnings and errors are
 */
public record LoggingSettings(Path folder, Level level) {

    /** Folder {@code logs}, what a newcomer wants to see. */
    public static final LoggingSettings DEFAULT = new LoggingSettings(Path.of("logs"), Level.INFO);
}
