package tickets.lake.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import tickets.lake.FileProblems;

/**
 * The files whose key starts with a prefix. Follows symbolic links; dead ones, loops and what vanishes meanwhile are no
 * files.
 *
 * @param folder where to look
 * @param folderKey the key of that folder, empty or ending with a slash
 * @param namePrefix what the rest of a key must start with
 */
record FolderListing(Path folder, String folderKey, String namePrefix) {

    /** What to do with each file found. */
    @FunctionalInterface
    interface Visitor {
        void visit(String key, Path file, BasicFileAttributes attributes) throws IOException;
    }

    void forEach(Visitor visitor) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<FileVisitOption> options = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        Files.walkFileTree(folder, options, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean matches = directory.equals(folder) || nameOf(directory).startsWith(namePrefix);
                return matches ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && nameOf(file).startsWith(namePrefix)) {
                    visitor.visit(folderKey + nameOf(file), file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof FileSystemLoopException || FileProblems.isMissing(failure)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
