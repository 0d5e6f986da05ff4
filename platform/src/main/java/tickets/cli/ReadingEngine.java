package tickets.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
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

    private ReadingEngine(DuckDbEngine engine, Path workFolder) {
        this.engine = engine;
        this.session = engine.session();
        this.workFolder = workFolder;
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
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot remove the temporary folder " + workFolder + ": " + failed.getMessage(),
                    "Remove it by hand.",
                    failed);
        }
    }
}
