package tickets.online.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a store, in a file beside it: the store's own file is replaced by every publication. The path would not
 * do, as two machines may have a store at the same one.
 */
final class EmbeddedIdentity {

    private final Path file;
    private final EmbeddedProblems problems;

    /** @param store the store's file, absolute, whether it is there or not */
    EmbeddedIdentity(Path store, EmbeddedProblems problems) {
        this.file = store.resolveSibling(store.getFileName() + ".id");
        this.problems = problems;
    }

    /** The name; a new one when there is none yet. */
    String get() {
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (NoSuchFileException unnamed) {
            return given("embedded-" + UUID.randomUUID());
        } catch (IOException failure) {
            throw problems.cannotRead(failure);
        }
    }

    /** A kill or a power cut leaves the whole name or none. */
    private String given(String name) {
        Path unfinished =
                file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + EmbeddedPublication.UNFINISHED);
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            Files.createDirectories(folder);
            try {
                Files.writeString(unfinished, name + "\n", UTF_8);
                EmbeddedPublication.force(unfinished, StandardOpenOption.WRITE);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                EmbeddedPublication.force(folder, StandardOpenOption.READ);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return name;
        } catch (IOException failure) {
            throw problems.cannotPublish(failure);
        }
    }
}
