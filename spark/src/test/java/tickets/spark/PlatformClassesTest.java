package tickets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tickets.ingest.Ingest;

/** This module names one by one what it takes of the platform's libraries; none may be forgotten. */
class PlatformClassesTest {

    /** What only the embedded engine and those who start it need. */
    private static final List<String> EMBEDDED = List.of("tickets/lake/duckdb/", "tickets/lake/parquet/");

    @Test
    void findTheirLibrariesHere() throws Exception {
        List<String> faults = new ArrayList<>();
        for (String name : platformClasses()) {
            try {
                Class<?> found = Class.forName(name, false, Ingest.class.getClassLoader());
                assertThat(found.getDeclaredMethods()).isNotNull(); // resolves the types that they name
            } catch (NoClassDefFoundError missing) {
                if (!String.valueOf(missing.getMessage()).startsWith("org/duckdb")) {
                    faults.add(name + " needs " + missing.getMessage());
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static List<String> platformClasses() throws Exception {
        Path jar = Path.of(
                Ingest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(jar.toString()).as("the platform as a jar").endsWith(".jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("tickets/") && name.endsWith(".class"))
                    .filter(name -> EMBEDDED.stream().noneMatch(name::startsWith))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
