package tickets.lake.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tickets.lake.FileProblems;
import tickets.lake.ObjectStore;
import tickets.lake.StoredObject;
import tickets.lake.StoredText;
import tickets.problem.InvalidInput;

/**
 * An {@link ObjectStore} in a local folder. A key is a path relative to the root; an absolute key is taken as it is. A
 * root that does not exist is an empty store and comes into being with the first write.
 */
public final class LocalObjectStore implements ObjectStore {

    private final Path root;

    /**
     * Touches no disk yet.
     *
     * @param root the folder that relative keys start from; it need not exist
     */
    public LocalObjectStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<StoredObject> list(String prefix) {
        FolderListing listing = listing(prefix);
        List<StoredObject> objects = new ArrayList<>();
        try {
            listing.forEach((key, file, attributes) -> {
                if (!DurableFiles.isOwn(file)) {
                    objects.add(stored(key, attributes));
                }
            });
        } catch (IOException failure) {
            throw FileProblems.translate("list", blocked(failure, listing), failure);
        }
        objects.sort(Comparator.comparing(StoredObject::key));
        return List.copyOf(objects);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        Path file = file(key);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(stored(key, attributes)) : Optional.empty();
        } catch (IOException failure) {
            if (FileProblems.isMissing(failure)) {
                return Optional.empty();
            }
            throw FileProblems.translate("look up", file, failure);
        }
    }

    @Override
    public InputStream open(String key) {
        Path file = localFile(key, root);
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw FileProblems.translate("read", file, failure);
        }
    }

    @Override
    public Optional<byte[]> read(String key) {
        Path file = file(key);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException failure) {
            if (FileProblems.isMissing(failure)) {
                return Optional.empty();
            }
            throw FileProblems.translate("read", file, failure);
        }
    }

    @Override
    public void write(String key, byte[] content) {
        replace(key, temporary -> {
            try (FileChannel channel = DurableFiles.create(temporary)) {
                ByteBuffer remaining = ByteBuffer.wrap(content);
                while (remaining.hasRemaining()) {
                    channel.write(remaining);
                }
                channel.force(true);
            }
        });
    }

    @Override
    public Optional<StoredText> readText(String key) {
        Path file = file(key);
        try {
            return ComparedFile.read(file);
        } catch (IOException failure) {
            throw FileProblems.translate("read", file, failure);
        }
    }

    @Override
    public Optional<String> replaceText(String key, String text, @Nullable String expected) {
        Path file = file(key);
        try {
            return new ComparedFile(file).replace(text, expected);
        } catch (IOException failure) {
            throw FileProblems.translate("write", file, failure);
        }
    }

    @Override
    public void upload(Path file, String key) {
        FileProblems.requireFile(file);
        replace(key, temporary -> linkOrCopy(file, temporary));
    }

    /** Two names for one content cost nothing, and are safe because neither is ever modified. */
    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from.toRealPath());
            DurableFiles.force(to);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException | UnsupportedOperationException noHardLinks) {
            Files.deleteIfExists(to);
            DurableFiles.copy(from, to);
        }
    }

    @Override
    public void copy(String from, String to) {
        Path source = localFile(from, root);
        replace(to, temporary -> linkOrCopy(source, temporary));
    }

    @Override
    public void delete(String key) {
        Path file = file(key);
        try {
            if (Files.isDirectory(file)) {
                throw FileProblems.isFolder("delete", file);
            }
            if (Files.deleteIfExists(file)) {
                DurableFiles.forceFolder(DurableFiles.folderOf(file));
            }
        } catch (IOException failure) {
            if (!FileProblems.isMissing(failure)) {
                throw FileProblems.translate("delete", file, failure);
            }
        }
    }

    @Override
    public Path localFile(String key, Path folder) {
        Path file = file(key);
        FileProblems.requireFile(file);
        return file;
    }

    @Override
    public int removeUnfinishedWrites(String prefix, Instant startedBefore) {
        FolderListing listing = listing(prefix);
        List<Path> abandoned = new ArrayList<>();
        try {
            listing.forEach((key, file, attributes) -> {
                if (DurableFiles.isTemporary(file)
                        && attributes.lastModifiedTime().toInstant().isBefore(startedBefore)) {
                    abandoned.add(file);
                }
            });
            for (Path file : abandoned) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw FileProblems.translate("clean up", blocked(failure, listing), failure);
        }
        return abandoned.size();
    }

    @Override
    public int removeUnfinishedWritesOf(String key, Instant startedBefore) {
        Path file = file(key);
        try {
            return DurableFiles.removeTemporariesOf(file, startedBefore);
        } catch (IOException failure) {
            throw FileProblems.translate("clean up", file, failure);
        }
    }

    @Override
    public String address(String key) {
        return key.isEmpty() ? root.toString() : file(key).toString();
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private Path file(String key) {
        if (key.isEmpty()) {
            throw new InvalidInput(
                    "Invalid file name '' under '" + root + "': it is empty.", "Name a file, e.g. raw/tickets.json.");
        }
        try {
            Path path = Path.of(key);
            if (StreamSupport.stream(path.spliterator(), false)
                    .anyMatch(name -> name.toString().equals(".."))) {
                throw new InvalidInput(
                        "Invalid file name '" + key + "' under '" + root + "': it leads out of the folder with '..'.",
                        "Name a file inside the folder, or give its absolute path.");
            }
            return root.resolve(path).normalize();
        } catch (InvalidPathException invalid) {
            throw FileProblems.invalidName(key, root, invalid);
        }
    }

    private FolderListing listing(String prefix) {
        int nameStart = prefix.lastIndexOf('/') + 1;
        String folderKey = prefix.substring(0, nameStart);
        Path folder = folderKey.isEmpty() ? root : file(folderKey);
        return new FolderListing(folder, folderKey, prefix.substring(nameStart));
    }

    private static Path blocked(IOException failure, FolderListing listing) {
        String file = failure instanceof FileSystemException system ? system.getFile() : null;
        return file == null ? listing.folder() : Path.of(file);
    }

    private static StoredObject stored(String key, BasicFileAttributes attributes) {
        return new StoredObject(
                key,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.lastModifiedTime().toInstant() + " " + attributes.fileKey());
    }

    private void replace(String key, DurableFiles.Content content) {
        Path file = file(key);
        try {
            if (Files.isDirectory(file)) {
                throw FileProblems.isFolder("write", file);
            }
            DurableFiles.replace(file, content);
        } catch (IOException failure) {
            throw FileProblems.translate("write", file, failure);
        }
    }
}
