package tickets.cli;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tickets.docs.DocumentPage;

class CommandReferenceTest {

    @Test
    void isUpToDate() throws IOException {
        DocumentPage.of("reference/cli.md", CommandReferenceTest.class).assertIs(new CommandReference().text());
    }
}
