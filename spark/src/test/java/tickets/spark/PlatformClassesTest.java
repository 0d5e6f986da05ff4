package tickets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** This module names one by one what it takes of the platform's libraries; none may be forgotten. */
class PlatformClassesTest {

    /** What only the embedded engine and those who start it need. */
    private static final List<String> EMBEDDED = List.of("tickets.lake.duckdb.", "tickets.lake.parquet.");

    private static final String PLATFORM = "tickets-platform-0.1.0-SNAPSHOT.jar";

    @Test
    void findTheirLibrariesHere() throws IOException {
        Path libraries = ProjectFolder.find().resolve("spark/target/lib");
        StringWriter said = new StringWriter();

        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(said, true),
                        new PrintWriter(said, true),
                        "--missing-deps",
                        "--multi-release",
                        "17",
                        "-cp",
                        all(libraries),
                        libraries.resolve(PLATFORM).toString());

        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString().lines().filter(PlatformClassesTest::isMissedHere))
                .isEmpty();
        assertThat(said.toString()).as("what is known to be missing").contains("org.duckdb.");
    }

    private static String all(Path libraries) throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** A line of jdeps: {@code tickets.a.B -> org.c.D not found}. */
    private static boolean isMissedHere(String line) {
        String names = line.strip();
        return names.startsWith("tickets.")
                && names.contains("not found")
                && !names.contains("-> org.duckdb.")
                && EMBEDDED.stream().noneMatch(names::startsWith);
    }
}
