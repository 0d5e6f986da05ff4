package tickets.lake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/** Tells failures of the file system to people. The JDK has types for some and only the system's words for the rest. */
public final class FileProblems {

    /** What the Java platform shows in a file's name for bytes that are no letter. */
    private static final char UNREADABLE_LETTER = '\uFFFD';

    private FileProblems() {}

    /** There is no such file; also when a part of its path is a file instead of a folder. */
    public static boolean isMissing(IOException failure) {
        return failure instanceof NoSuchFileException
                || failure instanceof NotDirectoryException
                || reasonOf(failure).contains("not a directory");
    }

    /**
     * The failure with what, where, why and a remedy.
     *
     * @param doing what was tried, as a verb: {@code read}, {@code write}
     * @param file what it was tried on
     */
    public static TicketPlatformException translate(String doing, Path file, IOException failure) {
        String start = "Cannot " + doing + " '" + file + "': ";
        String reason = reasonOf(failure);
        if (failure instanceof FileAlreadyExistsException) {
            return new InvalidInput(
                    start + "a part of its path is a file, not a folder.",
                    "Rename that file, or choose another folder.",
                    failure);
        }
        if (isMissing(failure)) {
            return missing(start, file, failure);
        }
        if (failure instanceof AccessDeniedException || reason.contains("operation not permitted")) {
            return new InvalidInput(
                    start + "the user '" + System.getProperty("user.name") + "' has no permission"
                            + blockedAt(failure, file) + ".",
                    "Give that user the permission (ls -ld shows who has it), or choose another folder.",
                    failure);
        }
        if (reason.contains("no space left") || reason.contains("quota exceeded")) {
            return new Unavailable(
                    start + "the disk is full (" + detail(failure) + ").",
                    "Free some space (df -h and df -i show what is left), then run the command again.",
                    failure);
        }
        if (reason.contains("file too large")) {
            return new Unavailable(
                    start + "the file would be larger than this user or the file system may have it.",
                    "Raise the limit (ulimit -f shows it), or choose a folder on another file system.",
                    failure);
        }
        if (reason.contains("read-only file system")) {
            return new InvalidInput(
                    start + "the file system is mounted read-only.",
                    "Choose a folder on another file system.",
                    failure);
        }
        if (reason.contains("is a directory")) {
            return isFolder(doing, file);
        }
        if (reason.contains("name too long")) {
            return new InvalidInput(
                    start + "its name is too long for the file system.", "Choose a shorter name.", failure);
        }
        if (failure instanceof FileSystemLoopException || reason.contains("symbolic links")) {
            return new InvalidInput(
                    start + "a symbolic link leads back to itself.",
                    "Correct the link (ls -l shows where it leads).",
                    failure);
        }
        return new Unavailable(
                start + detail(failure) + ".",
                "See whether the disk is healthy and mounted, then run the command again.",
                failure);
    }

    /** Somebody named a folder where a file is needed. */
    public static InvalidInput isFolder(String doing, Path file) {
        return new InvalidInput(
                "Cannot " + doing + " '" + file + "': it is a folder, not a file.",
                "Name a file inside it, or remove the folder.");
    }

    /** A key that cannot be a file name here, e.g. because the locale has no such letters. */
    public static InvalidInput invalidName(String key, Path root, InvalidPathException invalid) {
        return new InvalidInput(
                "Invalid file name '" + key.replace("\0", "\\0") + "' under '" + root + "': " + invalid.getReason()
                        + ".",
                "Use another name; for letters outside ASCII run with a UTF-8 locale (export LC_ALL=C.UTF-8).",
                invalid);
    }

    /**
     * Makes sure that a file can be read as one.
     *
     * @return its attributes
     */
    public static BasicFileAttributes requireFile(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw isFolder("read", file);
            }
            return attributes;
        } catch (IOException failure) {
            throw translate("read", file, failure);
        }
    }

    private static NotFound missing(String start, Path file, IOException failure) {
        if (Files.isSymbolicLink(file)) {
            return new NotFound(
                    start + "it is a symbolic link to something that does not exist.",
                    "Correct or remove the link.",
                    failure);
        }
        if (file.toString().indexOf(UNREADABLE_LETTER) >= 0) {
            return new NotFound(
                    start + "its name holds bytes that are not UTF-8, so it cannot be asked for by name.",
                    "Rename the file (ls -b shows its name as it is), or leave it out with data.raw_file.",
                    failure);
        }
        @Nullable Path absent = file;
        @Nullable Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            absent = folder;
            folder = folder.getParent();
        }
        String what = file.equals(absent) ? "there is no such file." : "the folder '" + absent + "' does not exist.";
        return new NotFound(start + what, "Check the name and data.root, or put the file there.", failure);
    }

    /** The folder or file that blocks the way, when it is not the file itself. */
    private static String blockedAt(IOException failure, Path file) {
        String blocked = failure instanceof FileSystemException system ? system.getFile() : null;
        @Nullable Path there = blocked == null ? null : Path.of(blocked);
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null || there.equals(file) ? "" : " for '" + there + "'";
    }

    private static String detail(IOException failure) {
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static String reasonOf(IOException failure) {
        return detail(failure).toLowerCase(Locale.ROOT);
    }
}
