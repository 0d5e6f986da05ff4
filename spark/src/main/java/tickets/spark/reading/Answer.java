package tickets.spark.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine;
import tickets.config.Settings;
import tickets.config.SettingsLoader;
import tickets.logging.Logging;
import tickets.logging.LoggingSettings;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;
import tickets.runs.RunError;

/**
 * Answers a question of the platform's command line about the tables in the catalog: exactly one JSON document on
 * standard output, {@code {"error": {"kind", "message", "remedy"}}} when it cannot.
 *
 * <pre>
 * sets key=value…                                  {"sets": [{"run_id", "published_at", "tables": […]}]}
 * export --table T --run R --file F key=value…     {"rows": 0}
 * </pre>
 */
public final class Answer {

    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private Answer() {}

    /** Answers and ends the process: with 0 also when the answer is an error. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(answer(arguments).toPrettyString());
        System.exit(0);
    }

    static ObjectNode answer(String... arguments) {
        try {
            return to(CommandLine.populateCommand(new Question(), arguments));
        } catch (RuntimeException | Error failure) {
            return error(failure);
        }
    }

    private static ObjectNode error(Throwable failure) {
        RunError error = RunError.of(failure);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error")
                .put("kind", error.kind())
                .put("message", error.message())
                .put("remedy", error.remedy());
        return answer;
    }

    // The log is open while the work goes on; its end does not close the console.
    @SuppressWarnings({"try", "ClosingStandardOutputStreams"})
    private static ObjectNode to(Question question) {
        Path home = Path.of(System.getProperty("tickets.home", "")).toAbsolutePath();
        Settings settings = new SettingsLoader(home, System.getenv())
                .load(question.conf, question.settings)
                .settings();
        LoggingSettings how = new LoggingSettings(
                settings.logging().folder(),
                Level.valueOf(settings.logging().level().name()));
        try (Logging log = Logging.start(how, System.err)) {
            return asked(question, settings);
        }
    }

    /** What only the log may know of a fault is written while it is open. */
    private static ObjectNode asked(Question question, Settings settings) {
        Path folder = temporaryFolder();
        try (CatalogReading reading = CatalogReading.open(settings, folder)) {
            return switch (question.verb) {
                case "sets" -> reading.sets();
                case "export" -> reading.export(question.table, question.run, question.file);
                default -> throw new IllegalArgumentException("unknown question " + question.verb);
            };
        } catch (RuntimeException | Error failure) {
            if (!(failure instanceof TicketPlatformException)) {
                LOG.atError()
                        .addKeyValue("places", RunError.placesOfFault(failure))
                        .log(RunError.of(failure).message());
            }
            throw failure;
        } finally {
            remove(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tickets-spark-");
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot make a temporary folder: " + failed.getMessage() + ".",
                    "Free disk space, or point TMPDIR to a folder that is writable.",
                    failed);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException leftToTheSystem) {
            folder.toFile().deleteOnExit();
        }
    }
}
