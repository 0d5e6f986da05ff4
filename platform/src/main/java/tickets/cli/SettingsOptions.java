package tickets.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The settings of a command that has no other arguments. */
final class SettingsOptions extends ConfOption {

    @Parameters(
            paramLabel = "KEY=VALUE",
            arity = "0..*",
            description = {
                "Settings that win over all others, e.g. data=minio (a whole group), data.num_online=500 (one value).",
                "`tickets config` lists every key."
            })
    private List<String> arguments = new ArrayList<>();

    @Override
    List<String> arguments() {
        return arguments;
    }
}
