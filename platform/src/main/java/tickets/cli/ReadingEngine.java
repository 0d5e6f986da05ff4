package tickets.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
        try {
            Path folder = Files.createTempDirectory("tickets-");
            RunFacts facts = new RunFacts(
                    "reading",
                    wiring.clock().instant(),
                    wiring.settings().data().numOnline());
            EngineSettings settings = new EngineSettings(
                    wiring.settings().engine().memoryLimit().bytes(), wiring.engineThreads(), folder);
            return new ReadingEngine(DuckDbEngine.start(settings, facts), folder);
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot make a temporary folder: " + failed.getMessage(),
                    "Free disk space, or point TMPDIR to a folder that is writable.",
                    failed);
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
        try (Stream<Path> all = Files.walk(workFolder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new Unavailable(
                    "Cannot remove the temporary folder " + workFolder + ": " + failed.getMessage(),
                    "Remove it by hand.",
                    failed);
        }
    }
}
