package tickets.lake.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Replaces files so that a reader sees the old or the new content, and a power cut after the return changes nothing.
 */
final class DurableFiles {

    /** Fills a temporary file; the content must be on disk when it returns. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    /** Decides under its own terms whether the file is renamed; false leaves everything as it was. */
    @FunctionalInterface
    interface Condition {
        boolean renames(Rename rename) throws IOException;
    }

    /** Puts the new content in place. */
    @FunctionalInterface
    interface Rename {
        void run() throws IOException;
    }

    /** Files that begin like this are no content, and must stay while anybody may lock them. */
    static final String LOCK_PREFIX = ".lock-";

    private static final String TEMPORARY_PREFIX = ".tmp-";

    private DurableFiles() {}

    static void replace(Path file, Content content) throws IOException {
        replaceWhen(file, content, rename -> {
            rename.run();
            return true;
        });
    }

    static boolean replaceWhen(Path file, Content content, Condition condition) throws IOException {
        Path folder = folderOf(file);
        createFolder(folder);
        Path temporary = folder.resolve(temporaryPrefix(file) + UUID.randomUUID());
        boolean isReplaced;
        try {
            content.writeTo(temporary);
            isReplaced = condition.renames(() -> Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE));
        } finally {
            // Also after success: renaming one hard link onto another of the same file leaves both in place.
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
        return isReplaced;
    }

    /** Whether the file is none that anybody has put there. */
    static boolean isOwn(Path file) {
        return isTemporary(file) || nameOf(file).startsWith(LOCK_PREFIX);
    }

    static boolean isTemporary(Path file) {
        return nameOf(file).startsWith(TEMPORARY_PREFIX);
    }

    /** Removes what writers of {@code file} have begun before an instant and not ended; what is beside it stays. */
    static int removeTemporariesOf(Path file, Instant startedBefore) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> begun = Files.newDirectoryStream(folderOf(file), temporaryPrefix(file) + "*")) {
            for (Path temporary : begun) {
                boolean isOld = Files.getLastModifiedTime(temporary).toInstant().isBefore(startedBefore);
                removed += isOld && Files.deleteIfExists(temporary) ? 1 : 0;
            }
        } catch (NoSuchFileException | NotDirectoryException nobodyWritesThere) {
            return removed;
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return removed;
    }

    /** A name of any length has one that fits. */
    private static String temporaryPrefix(Path file) {
        return TEMPORARY_PREFIX + DigestUtils.sha256Hex(nameOf(file)).substring(0, 16) + "-";
    }

    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    static void copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = create(to)) {
            long position = 0;
            long moved;
            while ((moved = source.transferTo(position, Long.MAX_VALUE - position, target)) > 0) {
                position += moved;
            }
            target.force(true);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException notReadable) {
            // A folder that may be written but not listed cannot be opened; the rename itself has happened.
        }
    }

    static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private static String nameOf(Path file) {
        @Nullable Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folderOf(folder);
        if (parent.equals(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        createFolder(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException createdMeanwhile) {
            if (!Files.isDirectory(folder)) {
                throw createdMeanwhile;
            }
        }
        forceFolder(parent);
    }
}
