package tickets.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The name of a table, and the settings behind it. */
final class TableAndSettings extends ConfOption {

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = "Layer and table, e.g. offline/tickets; `tickets tables` lists them.")
    private String table = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            arity = "0..*",
            description = "Settings that win over all others, e.g. data=minio or data.root=/srv/tickets.")
    private List<String> arguments = new ArrayList<>();

    String table() {
        return table;
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
