package tickets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tickets.config.SparkSettings;
import tickets.ingest.OtherEngine;
import tickets.problem.InvalidInput;
import tickets.problem.Unavailable;

/**
 * Runs a command in a process of its own that has Spark on its class path, which must not meet this program's. It takes
 * the same arguments, writes to the same streams and gives the same exit codes.
 */
final class SparkProcess {

    private static final int OLDEST_JAVA = 17;
    private static final int NEWEST_JAVA = 22;
    private static final long PATIENCE_SECONDS = 30;

    private final SparkSettings settings;
    private final Console console;

    SparkProcess(SparkSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** The engine, in a process that has it already. */
    static Optional<OtherEngine> engineHere() {
        return ServiceLoader.load(OtherEngine.class).findFirst();
    }

    /** Runs the command to its end, on this process's own streams, and gives its exit code. */
    int run(List<String> arguments) {
        return ended(new ProcessBuilder(command("tickets.spark.Main", arguments)).inheritIO());
    }

    /**
     * Asks something that only Spark knows.
     *
     * @param arguments what is asked, and the settings
     * @return the answer
     * @throws tickets.problem.TicketPlatformException as the other process has met it
     */
    JsonNode ask(List<String> arguments) {
        ProcessBuilder asking = new ProcessBuilder(command("tickets.spark.reading.Answer", arguments))
                .redirectInput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int code = ended(asking, answer);
        return SparkAnswer.read(answer.toByteArray(), code);
    }

    private void build() {
        String launcher = Home.folder().resolve("tickets").toString();
        if (ended(new ProcessBuilder(launcher, "build-spark").inheritIO()) != ExitCode.DONE) {
            throw new Unavailable(
                    "Cannot start Spark: its module in " + Home.folder().resolve("spark") + " could not be built.",
                    "See what is said above.");
        }
    }

    private Path javaHome() {
        Path given = settings.javaHome();
        return given == null ? Path.of(System.getProperty("java.home")) : given.toAbsolutePath();
    }

    private static void requireSuitable(Path javaHome) {
        String version = versionOf(javaHome);
        int major = Runtime.Version.parse(version).feature();
        if (major < OLDEST_JAVA || major > NEWEST_JAVA) {
            throw new InvalidInput(
                    "Cannot start Spark: the Java in " + javaHome + " is " + version + ", and Spark 4.1 runs on Java "
                            + OLDEST_JAVA + " to " + NEWEST_JAVA + ".",
                    "Name a JDK 17 with spark.java_home=FOLDER (all else goes on with this Java), or point JAVA_HOME to"
                            + " one. engine=duckdb runs on any Java from 17 on.");
        }
    }

    private static String versionOf(Path javaHome) {
        Properties release = new Properties();
        try (InputStream file = Files.newInputStream(javaHome.resolve("release"))) {
            release.load(file);
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    "Cannot start Spark: there is no Java in " + javaHome + " (it has no file 'release').",
                    "Name a JDK 17 with spark.java_home=FOLDER.",
                    unreadable);
        }
        return release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    }

    private List<String> command(String mainClass, List<String> arguments) {
        Path javaHome = javaHome();
        requireSuitable(javaHome);
        build();
        Path target = Home.folder().resolve("spark").resolve("target");
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.add("@" + target.resolve("java-options"));
        command.addAll(List.of(
                "-Xmx" + settings.driverMemory().bytes(),
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dtickets.home=" + Home.folder()));
        Stream.of("tickets.terminal", "tickets.color")
                .filter(Boolean::getBoolean)
                .forEach(flag -> command.add("-D" + flag + "=true"));
        command.addAll(
                List.of("-cp", target.resolve("tickets-spark.jar") + ":" + target.resolve("lib") + "/*", mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Until it has ended it holds the writer's lease, which a command that follows this one may want. */
    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            // Then the hook runs and finds nothing to end.
        }
    }

    /** Waits for a process on the same streams; it does not outlive this one. */
    private int ended(ProcessBuilder starting) {
        return ended(starting, OutputStream.nullOutputStream());
    }

    private int ended(ProcessBuilder starting, OutputStream output) {
        console.err().flush();
        try {
            Process process = starting.start();
            Thread ending = new Thread(() -> end(process), "end-of-child");
            Runtime.getRuntime().addShutdownHook(ending);
            process.getInputStream().transferTo(output);
            int code = process.waitFor();
            forget(ending);
            return code;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Cannot wait for Spark: stopped from outside.", "Run again.", stopped);
        }
    }
}
