package tickets.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.status.NopStatusListener;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logging of a process: JSON lines to {@code app.log} in the folder of the settings, lines for people to a console.
 *
 * <p>A JSON line has {@code timestamp} (epoch milliseconds), {@code level}, {@code threadName}, {@code loggerName},
 * {@code mdc} (with {@code run_id} while a run goes on), {@code kvpList}, {@code formattedMessage} and
 * {@code throwable}.
 *
 * <p>The file rolls at 10 MB and at the end of a day into {@code app.<day>.<number>.log.zip}, kept for 7 days. Several
 * processes may log to one folder; it rolls when one is alone there. A folder that cannot be used costs one warning on
 * the console. There is one logging a process: starting it again replaces the one before.
 */
public final class Logging implements AutoCloseable {

    private static final String CONSOLE_PATTERN = "%d{HH:mm:ss} %-5level %msg%n%nopexception";
    private static final long ROLL_AT_BYTES = 10L * 1024 * 1024;
    private static final int DAYS_KEPT = 7;

    private final @Nullable LoggerContext context;

    private Logging(@Nullable LoggerContext context) {
        this.context = context;
    }

    /**
     * Starts it; lines that are logged before are lost. It ends with the process when nobody closes it.
     *
     * @param console where people look, never standard output; stays open
     */
    public static Logging start(LoggingSettings settings, PrintStream console) {
        Logging logging = start(settings, console, ROLL_AT_BYTES);
        Runtime.getRuntime().addShutdownHook(new Thread(logging::close, "logging-end"));
        return logging;
    }

    /** Like {@link #start}, but closed by its owner alone: it still logs while the process is being stopped. */
    public static Logging startUntilClosed(LoggingSettings settings, PrintStream console) {
        return start(settings, console, ROLL_AT_BYTES);
    }

    static Logging start(LoggingSettings settings, PrintStream console, long rollAtBytes) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            // On a cluster, Spark's own logging is there first; it is its operator's to set up.
            return new Logging(null);
        }
        context.reset();
        // A context that was stopped before would not stop, and finish what it zips, a second time.
        context.start();
        context.getStatusManager().add(new NopStatusListener());
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("tickets").setLevel(Level.convertAnSLF4JLevel(settings.level()));
        root.addAppender(console(context, console));
        addFile(context, settings.folder().toAbsolutePath().normalize(), rollAtBytes);
        return new Logging(context);
    }

    /** Writes what is left and lets go of the file; nothing is logged afterwards. */
    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context, PrintStream console) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(CONSOLE_PATTERN);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("console");
        appender.setEncoder(encoder);
        appender.setOutputStream(new StaysOpen(console));
        appender.start();
        return appender;
    }

    private static void addFile(LoggerContext context, Path folder, long rollAtBytes) {
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        try {
            // Java 17 refuses to make a folder that is there as a symbolic link.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            RollingFileAppender<ILoggingEvent> file = file(context, folder, rollAtBytes);
            if (!file.isStarted()) {
                throw new AccessDeniedException(folder.toString());
            }
            root.addAppender(file);
        } catch (IOException failure) {
            LoggerFactory.getLogger(Logging.class)
                    .warn(
                            "Cannot log to {}: {}. Make the folder writable or set logging.folder; this run logs to the"
                                    + " console alone.",
                            folder.resolve("app.log"),
                            failure instanceof AccessDeniedException ? "permission denied" : failure.toString());
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder, long rollAtBytes)
            throws IOException {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("app.log").toString());
        appender.setEncoder(jsonLines(context));
        // Takes over the day of the file that is there, so it must know the file.
        SharedRollingPolicy policy = new SharedRollingPolicy(SharedFolderLock.join(folder), rollAtBytes);
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(literally(folder) + "/app.%d{yyyy-MM-dd}.%i.log.zip");
        policy.setMaxHistory(DAYS_KEPT);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    /** A folder in a file name pattern, which has no escape for a percent sign but dates with quoted text. */
    private static String literally(Path folder) {
        return folder.toString().replace("%", "%d{'%', aux}");
    }

    private static JsonEncoder jsonLines(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        return encoder;
    }

    /** A stream that somebody else closes. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(PrintStream console) {
            super(console);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
