package tickets.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of parts on this machine, for a store that is elsewhere: a part never changes, so it is fetched once and not
 * in every run. A copy has its name only when it is whole. Everything works without copies, so what goes wrong here is
 * only noted.
 */
final class PartCopies {

    private static final Logger LOG = LoggerFactory.getLogger(PartCopies.class);

    private final Path folder;

    /** @param folder where the copies are; nothing is kept while it does not exist */
    PartCopies(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, so that copies are kept from now on; only for a writer. */
    void open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            LOG.warn("Parts cannot be kept in {}: {}", folder, failed.toString());
        }
    }

    /**
     * The copy of a part.
     *
     * @param bytes how large the part is in the store; a copy of another size is none
     */
    Optional<Path> find(String key, long bytes) {
        Path copy = copyOf(key);
        try {
            return Files.size(copy) == bytes ? Optional.of(copy) : Optional.empty();
        } catch (IOException thereIsNone) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a part; its file moves where both are on one disk.
     *
     * @return where the part is from now on
     */
    Path keep(LocalPart part) {
        Path copy = copyOf(part.key());
        if (!Files.isDirectory(folder)) {
            return part.file();
        }
        try {
            return Files.move(part.file(), copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            LOG.warn("The part {} cannot be kept in {}: {}", part.key(), folder, failed.toString());
            return part.file();
        }
    }

    /** Removes all copies but those of these parts; only for a writer. */
    void retain(Collection<String> keys) {
        Set<Path> kept = keys.stream().map(this::copyOf).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> unused = all.filter(copy -> !kept.contains(copy)).toList();
            for (Path copy : unused) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException failed) {
            LOG.warn("Unused parts in {} cannot be removed: {}", folder, failed.toString());
        }
    }

    /** One flat folder, so that a key cannot lead out of it. */
    private Path copyOf(String key) {
        return folder.resolve(key.replace('/', '~'));
    }
}
