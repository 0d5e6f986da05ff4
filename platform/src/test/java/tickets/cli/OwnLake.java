package tickets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A lake for one test, with its state and its logs.
 *
 * @param folder where all of them are
 */
record OwnLake(Path folder) {

    List<String> settings(String... more) {
        List<String> settings = new ArrayList<>(List.of("data.root=" + folder.resolve("lake")));
        settings.addAll(withTablesElsewhere(more));
        return settings;
    }

    /** State and logs here, the tables where {@code more} says. */
    List<String> withTablesElsewhere(String... more) {
        List<String> settings = new ArrayList<>(
                List.of("state.root=" + folder.resolve("state"), "logging.folder=" + folder.resolve("logs")));
        settings.addAll(List.of(more));
        return settings;
    }

    Path file(String name) {
        return folder.resolve("lake").resolve(name);
    }

    Path state(String name) {
        return folder.resolve("state").resolve(name);
    }

    Path log() {
        return folder.resolve("logs/app.log");
    }

    /** Every file but logs, by its name with runs' ids left out, sorted. */
    List<String> filesWithoutRunIds() {
        TreeSet<String> names = new TreeSet<>();
        for (String tree : List.of("lake", "state")) {
            if (Files.exists(folder.resolve(tree))) {
                try (Stream<Path> files = Files.walk(folder.resolve(tree))) {
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .forEach(names::add);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
        return names.stream()
                .map(name -> name.replaceAll("\\d{8}T\\d{6}Z-[0-9a-f]{6}", "RUN"))
                .toList();
    }

    static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
