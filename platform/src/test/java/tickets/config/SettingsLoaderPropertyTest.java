package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tickets.problem.InvalidSettings;

class SettingsLoaderPropertyTest {

    private static Path folder = Path.of("");

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("settings");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200)
    void anyArgumentsEitherLoadOrAreToldInFullSentences(@ForAll("arguments") List<String> arguments) {
        loadsOrTells(new Installation(folder), arguments);
    }

    @Property(tries = 200)
    void anySettingsFileEitherLoadsOrIsToldInFullSentences(@ForAll("yaml") String text) {
        loadsOrTells(new Installation(folder).withFile("config.yaml", text), List.of());
    }

    private static void loadsOrTells(Installation installation, List<String> arguments) {
        try {
            installation.load(arguments.toArray(String[]::new));
        } catch (InvalidSettings invalid) {
            assertThat(invalid.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem).matches("(Invalid|Cannot|Missing) [^\\p{Cc}]+[.?]"));
        }
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        Arbitrary<String> keys = Arbitraries.of(KnownSettings.names());
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of("0", "1", "0.5", "5s", "64MB", "true", "*", "a/b"));
        Arbitrary<String> wellFormed = keys.flatMap(key -> values.map(value -> key + "=" + value));
        return Arbitraries.oneOf(wellFormed, wellFormed, Arbitraries.strings().ofMaxLength(12))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.of(
                        "seed",
                        ":",
                        " ",
                        "\n",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        "data",
                        "a",
                        "&x",
                        "*x",
                        "!!int",
                        "'",
                        "\"",
                        "${",
                        "|",
                        "\t",
                        "#",
                        "\u0000",
                        "defaults",
                        "<<",
                        "\uD83D",
                        "? ",
                        "---\n",
                        "%")
                .list()
                .ofMaxSize(15)
                .map(parts -> String.join("", parts).replace("\uD83D", "?"));
    }
}
