package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tickets.cli.Invocation.Ended;

/** What `--help` looks like in a terminal of 80 columns. */
class HelpLauncherTest {

    private final Checkout checkout = Checkout.ofThisBuild();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ingest",
                "quarantine",
                "quarantine replay",
                "online",
                "online get",
                "online recent",
                "online verify",
                "runs",
                "runs show",
                "serve",
                "config",
                "generate",
                "schema",
                "completion"
            })
    void fitsIntoEightyColumns(String command) {
        String[] words = (command + " --help").strip().split(" ");

        Ended help = checkout.tickets(words).run().expect(0);

        assertThat(help.out()).contains(("Usage: tickets " + command).strip());
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help.out()).as("nothing but text").doesNotContain("\u001b", "@|");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void namesEveryCommandAndTheExitCodes() {
        String help = checkout.tickets("--help").run().out();

        assertThat(help)
                .contains("ingest", "quarantine", "online", "runs", "config", "generate", "schema", "completion")
                .contains("Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 data refused.")
                .doesNotContain("archive");
    }

    @Test
    void isShownForACommandNamedAfterHelp() {
        String behind = checkout.tickets("help", "ingest").run().expect(0).out();

        assertThat(behind).isEqualTo(checkout.tickets("ingest", "--help").run().out());
    }

    @Test
    void isShownToWhoGivesNoCommand() {
        Ended ended = checkout.tickets().run().expect(2);

        assertThat(ended.err()).contains("Usage: tickets [-hV] COMMAND");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void tellsTheVersion() {
        assertThat(checkout.tickets("--version").run().expect(0).out()).matches("tickets \\d+\\.\\d+\\.\\d+\\S*\n");
    }
}
