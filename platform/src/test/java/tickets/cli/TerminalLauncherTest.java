package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tickets.cli.Invocation.Ended;

/** What a terminal shows, and what must not reach a file. */
class TerminalLauncherTest {

    private static final String ESCAPE = "\u001b";
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir
    private Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command of other systems takes other options")
    void aTerminalShowsABarThatMakesWayForTheReport() {
        Ended ended = inTerminal(checkout.tickets("generate", "--count", "30000", "--out", "tickets.jsonl"));

        assertThat(ended.out())
                .contains("█", "░", " records, ", "/s")
                .contains("\r" + ESCAPE + "[K")
                .containsPattern("\\[KWrote 30,000 records");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command of other systems takes other options")
    void aTerminalShowsHelpInColours() {
        assertThat(inTerminal(checkout.tickets("--help")).out()).contains(ESCAPE + "[1mtickets");
        assertThat(inTerminal(checkout.tickets("--help").with("NO_COLOR", "1")).out())
                .doesNotContain(ESCAPE);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command of other systems takes other options")
    void helpThatIsPipedIsPlain() {
        Invocation piped =
                Invocation.of(Path.of("sh"), "-c", checkout.tickets("--help").asShellWords() + " | cat");

        assertThat(inTerminal(piped).out()).contains("Usage: tickets").doesNotContain(ESCAPE);
    }

    @Test
    void aFileGetsNeitherColoursNorABar() {
        Ended ended = checkout.tickets("ingest")
                .and(new OwnLake(folder).settings())
                .with("TERM", "xterm")
                .run()
                .expect(0);

        assertThat(ended.err()).contains("Step publish succeeded").doesNotContain(ESCAPE, "\r", "█");
    }

    private Ended inTerminal(Invocation invocation) {
        assumeThat(Files.isExecutable(SCRIPT))
                .as("script(1) gives a process a terminal; Debian has it in the package bsdutils")
                .isTrue();
        return Invocation.of(SCRIPT, "-qec", invocation.asShellWords(), "/dev/null")
                .like(invocation)
                .with("TERM", "xterm")
                .in(folder)
                .run()
                .expect(0);
    }
}
