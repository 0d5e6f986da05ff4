package tickets.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
public final class ProjectFolder {

    private ProjectFolder() {}

    public static Path find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("conf/config.yaml")))
                .findFirst()
                .orElseThrow();
    }
}
