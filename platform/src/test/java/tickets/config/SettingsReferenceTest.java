package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

    @Test
    void isUpToDate() throws IOException {
        Path project = ProjectFolder.find();
        Path page = SettingsReference.fileIn(project);
        String expected = new SettingsReference(project).text();
        if (Boolean.getBoolean("tickets.write-docs")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, expected);
        }

        assertThat(page)
                .as("write it anew: mvn -pl platform test -Dtest=SettingsReferenceTest -Dtickets.write-docs=true")
                .hasContent(expected);
    }
}
