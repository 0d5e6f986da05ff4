package tickets.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One SQL file of {@code tables/}: the definition of one table, the same text on every engine.
 *
 * @param name layer and table, e.g. {@code offline/tickets}
 * @param sql the text of the file, one query without a closing semicolon
 */
public record TableFile(String name, String sql) {

    /** The table file of that name; the program carries all of them, so a missing one is a fault of the build. */
    public static TableFile named(String name) {
        return new TableFile(name, text("/tables/" + name + ".sql"));
    }

    static String text(String resource) {
        try (InputStream file = Objects.requireNonNull(
                TableFile.class.getResourceAsStream(resource), () -> "no resource " + resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read the program's own file " + resource, unreadable);
        }
    }

    /** The functions that the table files may use, as one engine defines them. */
    public static String functionsFor(String engine) {
        return text("/tables/functions/" + engine + ".sql");
    }
}
