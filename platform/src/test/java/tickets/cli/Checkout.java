package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged checkout, whose launcher a test starts as a process.
 *
 * @param home its folder
 */
record Checkout(Path home) {

    /** The one that is being tested; {@code mvn package} has just built it. */
    static Checkout ofThisBuild() {
        Checkout checkout = new Checkout(Path.of("..").toAbsolutePath().normalize());
        assertThat(checkout.home.resolve("platform/target/.built"))
                .as("the packaged program: run `mvn verify`, or `mvn package` first")
                .exists();
        if (Files.notExists(checkout.archive())) {
            checkout.tickets("--version").run().expect(ExitCode.DONE);
        }
        return checkout;
    }

    /** The same program in another place, without sources and without a class data archive. */
    Checkout copiedTo(Path folder) {
        Checkout copy = new Checkout(folder);
        copy("tickets", folder);
        List.of("conf", "tables", "assets", "platform/target/lib").forEach(tree -> copyTree(tree, folder));
        copy("platform/target/tickets.jar", folder);
        copy("platform/target/.built", folder);
        return copy;
    }

    /** Has the launcher believe that an archive is not to be had, where a test is not about it and need not wait. */
    Checkout withoutArchive() {
        String version = System.getProperty("java.version");
        write(home.resolve("platform/target/cds/java-" + version + ".jsa.none"), "");
        return this;
    }

    /** Where the launcher notes how long the archive is when it is whole. */
    Path archiveLength() {
        return archive().resolveSibling(archive().getFileName() + ".bytes");
    }

    Path archive() {
        return home.resolve("platform/target/cds/java-" + System.getProperty("java.version") + ".jsa");
    }

    Invocation tickets(String... arguments) {
        return Invocation.of(home.resolve("tickets"), arguments);
    }

    private void copyTree(String tree, Path folder) {
        try (Stream<Path> files = Files.walk(home.resolve(tree))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> copy(home.relativize(file).toString(), folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void copy(String file, Path folder) {
        try {
            Path to = folder.resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(home.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path writeExecutable(Path file, String text) {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
