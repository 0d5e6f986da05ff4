package tickets.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import tickets.lake.RunFacts;
import tickets.lake.duckdb.DuckDbEngine;
import tickets.lake.duckdb.DuckDbSession;
import tickets.lake.duckdb.EngineSettings;
import tickets.problem.Unavailable;

/** The SQL engine for a command that only reads, with a temporary folder that goes away with it. */
final class ReadingEngine implements AutoCloseable {

    private final DuckDbEngine engine;
    private final DuckDbSession session;
    private final Path workFolder;
    private final Thread whenStopped;

    private ReadingEngine(DuckDbEngine engine, Path workFolder) {
        this.engine = engine;
        this.session = engine.session();
        this.workFolder = workFolder;
        this.whenStopped = new Thread(() -> removeLeftovers(workFolder), "end-of-reading");
        Runtime.getRuntime().addShutdownHook(whenStopped);
    }

    static ReadingEngine start(Wiring wiring) {
        RunFacts facts = new RunFacts(
                "reading", wiring.clock().instant(), wiring.settings().data().numOnline());
        long memory = wiring.settings().engine().memoryLimit().bytes();
        return start(folder -> DuckDbEngine.start(new EngineSettings(memory, wiring.engineThreads(), folder), facts));
    }

    /** @param starting starts an engine that may write to the folder it is given */
    static ReadingEngine start(Function<Path, DuckDbEngine> starting) {
        Path folder = temporaryFolder();
        try {
            return new ReadingEngine(starting.apply(folder), folder);
        } catch (RuntimeException | Error failure) {
            removeAfter(failure, folder);
            throw failure;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tickets-");
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot make a temporary folder: " + failed.getMessage(),
                    "Free disk space, or point TMPDIR to a folder that is writable.",
                    failed);
        }
    }

    /** What goes on while the process ends may write there again; the rest is what the system's own cleaning is for. */
    private static void removeLeftovers(Path folder) {
        try {
            remove(folder);
        } catch (IOException stillWrittenTo) {
            LoggerFactory.getLogger(ReadingEngine.class).debug("{} is left", folder, stillWrittenTo);
        }
    }

    private void forgetLeftovers() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenStopped);
        } catch (IllegalStateException processEnds) {
            // Then the hook runs and finds nothing.
        }
    }

    DuckDbEngine engine() {
        return engine;
    }

    private static void removeAfter(Throwable failure, Path folder) {
        try {
            remove(folder);
        } catch (IOException left) {
            failure.addSuppressed(left);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    DuckDbSession session() {
        return session;
    }

    /** Where copies of remote tables go. */
    Path workFolder() {
        return workFolder;
    }

    @Override
    public void close() {
        session.close();
        engine.close();
        try {
            remove(workFolder);
            forgetLeftovers();
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot remove the temporary folder " + workFolder + ": " + failed.getMessage(),
                    "Remove it by hand.",
                    failed);
        }
    }
}
