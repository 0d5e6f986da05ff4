package tickets.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tickets.problem.InvalidSettings;

/** An installation with the shipped conf files and a small contract, and somebody who starts it. */
final class Installation {

    private final Path home;
    private final Path ownConf;
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/somebody"));

    Installation(Path folder) {
        this.home = folder.resolve("home");
        this.ownConf = folder.resolve("own");
        copyShippedConf();
        withFile("contract/default.yaml", "product: [Backup]\ncategory:\n  Security: [Encryption]\n");
    }

    Path home() {
        return home;
    }

    Path ownConf() {
        return ownConf;
    }

    Installation withFile(String name, String text) {
        write(home.resolve("conf").resolve(name), text);
        return this;
    }

    Installation withOwnFile(String name, String text) {
        write(ownConf.resolve(name), text);
        return this;
    }

    Installation withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Installation withoutVariable(String name) {
        environment.remove(name);
        return this;
    }

    LoadedSettings load(String... arguments) {
        Path own = Files.exists(ownConf) ? ownConf : null;
        return new SettingsLoader(home, environment).load(own, List.of(arguments));
    }

    Settings settings(String... arguments) {
        return load(arguments).settings();
    }

    /** What is wrong when it is started like that. */
    List<String> problems(String... arguments) {
        return catchThrowableOfType(InvalidSettings.class, () -> load(arguments))
                .problems();
    }

    /** The shown value and the origin of a key, as {@code VALUE (ORIGIN)}. */
    String told(String key, String... arguments) {
        return load(arguments).inForce().stream()
                .filter(setting -> setting.key().equals(key))
                .map(setting -> setting.shown() + " (" + setting.origin() + ")")
                .findFirst()
                .orElseThrow();
    }

    private void copyShippedConf() {
        Path shipped = ProjectFolder.find().resolve("conf");
        try (Stream<Path> files = Files.walk(shipped)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(shipped.resolve("contract")))
                    .forEach(file -> withFile(shipped.relativize(file).toString(), read(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
