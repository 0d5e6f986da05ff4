package tickets.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tickets.config.yaml.YamlDocument;
import tickets.config.yaml.YamlValue;

/**
 * A settings file.
 *
 * @param path where it is
 * @param layer the layer it belongs to
 * @param shown its name as people read it
 */
record ConfFile(Path path, Origin.Layer layer, String shown) {

    /** The entries of the file; none when it is empty or cannot be read, which is a problem then. */
    List<YamlValue.Entry> read(Problems problems) {
        YamlDocument document = YamlDocument.read(text(problems));
        document.faults().forEach(fault -> problems.invalidFile(shown, fault.line(), fault.reason()));
        YamlValue value = document.value().orElse(new YamlValue.Text("", true, 1));
        if (value instanceof YamlValue.Entries entries) {
            return entries.entries();
        }
        if (!(value instanceof YamlValue.Text text && text.isUnset())) {
            problems.invalidFile(shown, value.line(), "expected entries 'key: value'");
        }
        return List.of();
    }

    Origin originOf(int line) {
        return new Origin(layer, shown + ":" + line);
    }

    private String text(Problems problems) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            problems.invalidFile(shown, 0, "expected text in UTF-8");
        } catch (AccessDeniedException denied) {
            problems.add("Cannot read settings file '" + path + "': permission denied.");
        } catch (IOException unreadable) {
            problems.add("Cannot read settings file '" + path + "': " + unreadable.getMessage() + ".");
        }
        return "";
    }
}
