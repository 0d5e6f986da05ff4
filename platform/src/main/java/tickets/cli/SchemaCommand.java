package tickets.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The contract as JSON Schema. */
@Command(
        name = "schema",
        sortOptions = false,
        header = "Print the ticket contract as JSON Schema (2020-12).",
        description = {
            "",
            "The schema accepts and refuses the same single records as ingest does, save for what its description"
                    + " lists. Your own vocabularies (conf/contract) are in it.",
            ""
        })
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Wiring wiring = new Wiring(options.load());
        console.out().println(wiring.contract().jsonSchema().toPrettyString());
        return ExitCode.DONE;
    }
}
