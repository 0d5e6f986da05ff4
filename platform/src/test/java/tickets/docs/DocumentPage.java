package tickets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page below {@code docs/}, all or a part of which is generated. A test compares; with
 * {@code -Dtickets.write-docs=true} it writes first.
 */
public final class DocumentPage {

    private static final Pattern OPENING = Pattern.compile("<!-- generated:(\\S+) -->");

    private final Path file;
    private final String remedy;

    private DocumentPage(Path file, Class<?> test) {
        this.file = file;
        this.remedy =
                "write it anew: mvn -pl platform test -Dtest=" + test.getSimpleName() + " -Dtickets.write-docs=true";
    }

    /** The page at {@code path}, kept true by {@code test}. */
    public static DocumentPage of(String path, Class<?> test) {
        return new DocumentPage(projectFolder().resolve("docs").resolve(path), test);
    }

    static Path projectFolder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("conf/config.yaml")))
                .findFirst()
                .orElseThrow();
    }

    /** Fails unless the page is {@code expected}. */
    public void assertIs(String expected) throws IOException {
        if (Boolean.getBoolean("tickets.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }

        assertThat(file).as(remedy).hasContent(expected);
    }

    /** The names of the parts that are generated, in the order of the page. */
    public List<String> parts() throws IOException {
        return OPENING.matcher(Files.readString(file))
                .results()
                .map(opening -> opening.group(1))
                .toList();
    }

    /** Fails unless the page has {@code expected} between the comments {@code generated:name} and its counterpart. */
    public void assertHasPart(String name, String expected) throws IOException {
        String page = Files.readString(file);
        String opening = "<!-- generated:" + name + " -->\n";
        int from = page.indexOf(opening);
        int to = page.indexOf("<!-- /generated:" + name + " -->");
        assertThat(from).as("place of %s in %s", opening, file).isBetween(0, to);

        assertIs(page.substring(0, from) + opening + expected + page.substring(to));
    }
}
