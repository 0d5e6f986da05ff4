package tickets.cli;

import java.nio.file.Path;

/** Where the program is installed, as the launcher tells it. */
final class Home {

    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("tickets.home", "")).toAbsolutePath();
    }
}
