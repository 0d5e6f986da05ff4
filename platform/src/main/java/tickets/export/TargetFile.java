package tickets.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tickets.lake.FileProblems;
import tickets.problem.Conflict;
import tickets.problem.NotFound;

/**
 * A file that appears whole or not at all: it is written under another name beside its place and renamed when it is
 * finished. Closing it removes what is unfinished; so does the end of the process, also by Ctrl-C.
 */
public final class TargetFile implements AutoCloseable {

    /** What a file that is there already means. */
    public enum WhenThere {
        /** It stays, and this one is not written. */
        REFUSE,
        /** It is replaced. */
        REPLACE
    }

    private final Path file;
    private final Path unfinished;
    private final WhenThere whenThere;

    private TargetFile(Path file, Path unfinished, WhenThere whenThere) {
        this.file = file;
        this.unfinished = unfinished;
        this.whenThere = whenThere;
    }

    /** Finds out whether the file can be written, and begins it. */
    public static TargetFile at(Path file, WhenThere whenThere) {
        if (Files.isDirectory(file)) {
            throw FileProblems.isFolder("write", file);
        }
        if (whenThere == WhenThere.REFUSE && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere(file);
        }
        try {
            // Through a symbolic link, so that the link stays one.
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path unfinished = folderOf(real, file).resolve(".tickets-export-" + UUID.randomUUID());
            unfinished.toFile().deleteOnExit();
            Files.createFile(unfinished);
            return new TargetFile(real, unfinished, whenThere);
        } catch (IOException failed) {
            throw FileProblems.translate("write", file, failed);
        }
    }

    private static Path folderOf(Path real, Path asGiven) {
        @Nullable Path folder = real.getParent();
        if (folder == null || !Files.exists(folder)) {
            throw new NotFound(
                    "Cannot write '" + asGiven + "': the folder '" + folder + "' does not exist.",
                    "Make it first (mkdir -p), or name a file in a folder that is there.");
        }
        return folder;
    }

    private static Conflict isThere(Path file) {
        return new Conflict(
                "Cannot write '" + file + "': there is a file of that name already.",
                "Name another file, or replace it with --force.");
    }

    /** Where to write to. */
    public Path unfinished() {
        return unfinished;
    }

    /**
     * Gives the file its name.
     *
     * @return its size in bytes
     */
    public long finish() {
        try {
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            long bytes = Files.size(unfinished);
            if (whenThere == WhenThere.REPLACE) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(unfinished, file);
            }
            return bytes;
        } catch (FileAlreadyExistsException cameMeanwhile) {
            throw isThere(file);
        } catch (IOException failed) {
            throw FileProblems.translate("write", file, failed);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException failed) {
            throw FileProblems.translate("remove", unfinished, failed);
        }
    }
}
