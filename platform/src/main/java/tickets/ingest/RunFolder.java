package tickets.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tickets.problem.Unavailable;

/** The folder for the unfinished files of one run. Only the holder of the writer's lease has one. */
public final class RunFolder implements AutoCloseable {

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty folder and removes those that killed runs left beside it. */
    public static RunFolder fresh(Path workFolder, String runId) {
        try {
            Files.createDirectories(workFolder);
            try (Stream<Path> left = Files.list(workFolder)) {
                left.forEach(RunFolder::delete);
            }
            return new RunFolder(Files.createDirectory(workFolder.resolve(runId)));
        } catch (IOException | UncheckedIOException failed) {
            throw new Unavailable(
                    "Cannot make the work folder " + workFolder + ": " + failed.getMessage(),
                    "Make the folder writable or name another one with state.root=FOLDER.",
                    failed);
        }
    }

    /** An empty folder that somebody else made and removes. */
    static RunFolder at(Path empty) {
        return new RunFolder(empty);
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** Where its file of that name is or will be. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Empties the folder, for another attempt. */
    void clear() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(RunFolder::delete);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }
}
