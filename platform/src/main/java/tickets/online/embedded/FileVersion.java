package tickets.online.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files that followed each other under one name it is. A publish never changes a file, it replaces it, so
 * equal versions have equal content.
 */
record FileVersion(@Nullable Object fileKey, long size, FileTime modified) {

    /** The version now under that name; empty when there is no file. */
    static Optional<FileVersion> of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileVersion(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (FileSystemException notThere) {
            if (Files.isRegularFile(file.toAbsolutePath().getParent())) {
                return Optional.empty();
            }
            throw notThere;
        }
    }
}
