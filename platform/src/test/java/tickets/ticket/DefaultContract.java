package tickets.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The contract with the vocabulary that the project ships. */
public final class DefaultContract {

    private DefaultContract() {}

    public static Contract load() {
        return Contract.of(SiteVocabulary.from(settings()));
    }

    public static Map<String, Object> settings() {
        Path file = Path.of(System.getProperty("basedir", "."), "..", "conf", "contract", "default.yaml");
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
